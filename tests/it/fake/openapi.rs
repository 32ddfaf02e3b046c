//! Checks requests against Discord's own OpenAPI document, when `DISCORD_OPENAPI` names it.
//!
//! The document is not part of the repository. Without the variable nothing is checked here and the fake's own
//! limits still hold.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

/// Any URI does, for it is never fetched.
const BASE: &str = "https://discord.com/openapi.json";

struct Spec {
    document: Value,
    registry: Registry<'static>,
    compiled: Mutex<HashMap<String, Arc<Validator>>>,
}

fn spec() -> Option<&'static Spec> {
    static SPEC: OnceLock<Option<Spec>> = OnceLock::new();
    SPEC.get_or_init(load).as_ref()
}

fn load() -> Option<Spec> {
    let path = std::env::var_os("DISCORD_OPENAPI")?;
    let text = std::fs::read_to_string(path).expect("DISCORD_OPENAPI names a readable file");
    let document: Value = serde_json::from_str(&text).expect("DISCORD_OPENAPI is JSON");
    let registry = Registry::new()
        .add(BASE, document.clone())
        .expect("the document is a resource")
        .prepare()
        .expect("its references are its own");
    Some(Spec {
        document,
        registry,
        compiled: Mutex::default(),
    })
}

impl Spec {
    /// The path template that fits, the one with the most literal parts first.
    fn template(&self, segments: &[&str]) -> Option<String> {
        let paths = self.document["paths"].as_object()?;
        let literal = |template: &str| template.split('/').filter(|p| !p.starts_with('{')).count();
        paths
            .keys()
            .filter(|t| fits(t, segments))
            .max_by_key(|t| literal(t))
            .cloned()
    }

    /// A compiled schema by its place in the document.
    fn validator(&self, pointer: &str) -> Arc<Validator> {
        let mut compiled = self.compiled.lock().unwrap();
        let entry = compiled.entry(pointer.to_owned());
        Arc::clone(entry.or_insert_with(|| {
            let schema = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": format!("{BASE}#{}", pointer.replace('{', "%7B").replace('}', "%7D"))});
            let built = jsonschema::options().with_registry(&self.registry).build(&schema);
            Arc::new(built.unwrap_or_else(|why| panic!("{pointer} does not compile: {why}")))
        }))
    }
}

fn fits(template: &str, segments: &[&str]) -> bool {
    let parts: Vec<&str> = template.trim_start_matches('/').split('/').collect();
    let same = |(part, segment): (&&str, &&str)| part.starts_with('{') || part == segment;
    parts.len() == segments.len() && parts.iter().zip(segments).all(same)
}

fn problems(pointer: &str, value: &Value) -> Vec<String> {
    let Some(spec) = spec() else {
        return Vec::new();
    };
    if spec.document.pointer(pointer).is_none() {
        return Vec::new();
    }
    let validator = spec.validator(pointer);
    let told = |e: jsonschema::ValidationError<'_>| {
        format!("{} at {:?}", e, e.instance_path().to_string())
    };
    validator.iter_errors(value).map(told).take(5).collect()
}

fn place(template: &str, method: &str) -> String {
    let path = template.replace('~', "~0").replace('/', "~1");
    format!("/paths/{path}/{}", method.to_lowercase())
}

/// Where the document is stricter than Discord: its reference ("Application Command Object") has permission bits as a
/// text, every library sends them so, and the document wants a number.
fn is_known(problem: &str) -> bool {
    problem.contains("default_member_permissions")
}

/// What is wrong with a request: an unknown path or method, or a body that breaks its schema.
pub(crate) fn request(method: &str, segments: &[&str], body: Option<&Value>) -> Vec<String> {
    let Some(spec) = spec() else {
        return Vec::new();
    };
    let Some(template) = spec.template(segments) else {
        return vec![format!("Discord has no path /{}", segments.join("/"))];
    };
    let place = place(&template, method);
    if spec.document.pointer(&place).is_none() {
        return vec![format!("Discord has no {method} {template}")];
    }
    let Some(body) = body else { return Vec::new() };
    let mut found = problems(
        &format!("{place}/requestBody/content/application~1json/schema"),
        body,
    );
    found.retain(|problem| !is_known(problem));
    found
}

/// What is wrong with an answer of the fake's own, for its self-tests.
pub(crate) fn response(method: &str, segments: &[&str], status: u16, body: &Value) -> Vec<String> {
    let Some(spec) = spec() else {
        return Vec::new();
    };
    let Some(template) = spec.template(segments) else {
        return Vec::new();
    };
    let schema = format!("responses/{status}/content/application~1json/schema");
    problems(&format!("{}/{schema}", place(&template, method)), body)
}

#[test]
fn templates_fit_by_parts() {
    assert!(fits(
        "/channels/{channel_id}/messages",
        &["channels", "7", "messages"]
    ));
    assert!(!fits(
        "/channels/{channel_id}",
        &["channels", "7", "messages"]
    ));
    assert!(!fits("/gateway/bot", &["gateway", "x"]));
}
