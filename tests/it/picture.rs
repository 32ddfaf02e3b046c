//! Draws a Discord message as an SVG picture, the way a phone or desktop client shows it in the dark theme.
//!
//! The README shows this picture, and a test draws it again from what the real bot sent, so it cannot go stale.
//! It knows the little markdown that the bot uses: bold, block quotes, small print, headings, escapes.

use serde_json::Value;

/// Width of the text column in pixels.
const COLUMN: f32 = 560.0;
/// Left edge of a message's text.
const LEFT: f32 = 76.0;

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq)]
struct Run {
    text: String,
    bold: bool,
}

/// A line of text ready to draw.
#[derive(Clone, Debug)]
struct Line {
    runs: Vec<Run>,
    size: f32,
    colour: &'static str,
    quoted: bool,
}

/// An SVG picture of `messages`: who asked what, and the bot's message as the API took it.
pub(crate) fn svg(asked: &str, message: &Value) -> String {
    let mut body = String::new();
    let mut y = 30.0;
    person(&mut body, &mut y, "#3ba55d", "Ada", false);
    draw_lines(
        &mut body,
        &mut y,
        LEFT,
        &[line(asked, 15.0, "#dbdee1", COLUMN)].concat(),
    );
    y += 18.0;
    person(&mut body, &mut y, "#5865f2", "Dateline", true);
    if let Some(content) = message["content"].as_str().filter(|c| !c.is_empty()) {
        draw_lines(&mut body, &mut y, LEFT, &markdown(content, COLUMN));
    }
    for embed in message["embeds"].as_array().into_iter().flatten() {
        draw_embed(&mut body, &mut y, embed);
    }
    for row in message["components"].as_array().into_iter().flatten() {
        draw_buttons(&mut body, &mut y, row);
    }
    let height = y + 14.0;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"680\" height=\"{height:.0}\" viewBox=\"0 0 680 {height:.0}\" \
         font-family=\"'gg sans','Noto Sans','Helvetica Neue',Helvetica,Arial,sans-serif\">\n\
         <rect width=\"680\" height=\"{height:.0}\" fill=\"#313338\"/>\n{body}</svg>\n"
    )
}

fn person(body: &mut String, y: &mut f32, colour: &str, name: &str, app: bool) {
    let initial = name.chars().next().unwrap_or('?');
    body.push_str(&format!(
        "<circle cx=\"38\" cy=\"{:.0}\" r=\"20\" fill=\"{colour}\"/>\
         <text x=\"38\" y=\"{:.0}\" font-size=\"18\" fill=\"#fff\" text-anchor=\"middle\">{initial}</text>\n\
         <text x=\"{LEFT}\" y=\"{:.0}\" font-size=\"15\" font-weight=\"600\" fill=\"#f2f3f5\">{name}</text>\n",
        *y + 4.0,
        *y + 10.0,
        *y
    ));
    if app {
        let x = LEFT + width(name, 15.0, true) + 8.0;
        body.push_str(&format!(
            "<rect x=\"{x:.0}\" y=\"{:.0}\" width=\"32\" height=\"15\" rx=\"3\" fill=\"#5865f2\"/>\
             <text x=\"{:.0}\" y=\"{:.0}\" font-size=\"10\" font-weight=\"600\" fill=\"#fff\">APP</text>\n",
            *y - 12.0,
            x + 5.0,
            *y - 1.0
        ));
    }
    *y += 22.0;
}

fn draw_embed(body: &mut String, y: &mut f32, embed: &Value) {
    let inner = COLUMN - 40.0;
    let mut lines = Vec::new();
    let text = |value: &Value| value.as_str().filter(|s| !s.is_empty()).map(str::to_owned);
    if let Some(author) = text(&embed["author"]["name"]) {
        lines.extend(line(&author, 13.0, "#f2f3f5", inner));
    }
    if let Some(title) = text(&embed["title"]) {
        lines.extend(markdown(&format!("**{title}**"), inner));
    }
    if let Some(description) = text(&embed["description"]) {
        lines.extend(markdown(&description, inner));
    }
    for field in embed["fields"].as_array().into_iter().flatten() {
        lines.extend(markdown(
            &format!("**{}**", field["name"].as_str().unwrap_or_default()),
            inner,
        ));
        lines.extend(markdown(field["value"].as_str().unwrap_or_default(), inner));
    }
    if let Some(footer) = text(&embed["footer"]["text"]) {
        // Clients leave a gap above the footer.
        lines.push(Line {
            runs: Vec::new(),
            size: 6.0,
            colour: "#b5bac1",
            quoted: false,
        });
        lines.extend(line(&footer, 12.0, "#b5bac1", inner));
    }
    let height: f32 = lines.iter().map(|l| l.size * 1.38).sum::<f32>() + 24.0;
    let colour = embed["color"]
        .as_u64()
        .map_or_else(|| "#1e1f22".to_owned(), |c| format!("#{c:06x}"));
    let top = *y - 10.0;
    body.push_str(&format!(
        "<rect x=\"{LEFT}\" y=\"{top:.0}\" width=\"{COLUMN}\" height=\"{height:.0}\" rx=\"4\" fill=\"#2b2d31\"/>\
         <rect x=\"{LEFT}\" y=\"{top:.0}\" width=\"4\" height=\"{height:.0}\" rx=\"2\" fill=\"{colour}\"/>\n"
    ));
    *y += 12.0;
    draw_lines(body, y, LEFT + 18.0, &lines);
    *y = top + height + 18.0;
}

fn draw_buttons(body: &mut String, y: &mut f32, row: &Value) {
    let mut x = LEFT;
    for button in row["components"].as_array().into_iter().flatten() {
        let label = button["label"].as_str().unwrap_or_default();
        let wide = width(label, 14.0, false) + 30.0;
        let fill = if button["style"] == 1 {
            "#5865f2"
        } else {
            "#4e5058"
        };
        body.push_str(&format!(
            "<rect x=\"{x:.0}\" y=\"{:.0}\" width=\"{wide:.0}\" height=\"32\" rx=\"4\" fill=\"{fill}\"/>\
             <text x=\"{:.0}\" y=\"{:.0}\" font-size=\"14\" fill=\"#fff\" text-anchor=\"middle\">{}</text>\n",
            *y - 12.0,
            x + wide / 2.0,
            *y + 9.0,
            escape(label)
        ));
        x += wide + 8.0;
    }
    *y += 38.0;
}

fn draw_lines(body: &mut String, y: &mut f32, left: f32, lines: &[Line]) {
    for line in lines {
        let x = if line.quoted { left + 14.0 } else { left };
        if line.quoted {
            body.push_str(&format!(
                "<rect x=\"{left:.0}\" y=\"{:.1}\" width=\"4\" height=\"{:.1}\" fill=\"#4e5058\"/>",
                *y - line.size * 1.05,
                line.size * 1.4
            ));
        }
        body.push_str(&format!(
            "<text x=\"{x:.0}\" y=\"{:.1}\" font-size=\"{}\" fill=\"{}\" xml:space=\"preserve\">",
            *y, line.size, line.colour
        ));
        for run in &line.runs {
            let weight = if run.bold {
                " font-weight=\"700\" fill=\"#ffffff\""
            } else {
                ""
            };
            body.push_str(&format!("<tspan{weight}>{}</tspan>", escape(&run.text)));
        }
        body.push_str("</text>\n");
        *y += line.size * 1.38;
    }
}

/// The bot's markdown as lines no wider than `wide` pixels.
fn markdown(text: &str, wide: f32) -> Vec<Line> {
    text.lines()
        .flat_map(|raw| {
            let (quoted, rest) = raw
                .strip_prefix("> ")
                .map_or((false, raw), |rest| (true, rest));
            let (size, colour, rest) = match (rest.strip_prefix("-# "), rest.strip_prefix("### ")) {
                (Some(small), _) => (12.5, "#949ba4", small),
                (_, Some(heading)) => (17.0, "#f2f3f5", heading),
                _ => (15.0, "#dbdee1", rest),
            };
            let wide = if quoted { wide - 14.0 } else { wide };
            let mut lines = wrap(&runs(rest), size, wide);
            if lines.is_empty() {
                lines.push(Vec::new());
            }
            lines
                .into_iter()
                .map(move |runs| Line {
                    runs,
                    size,
                    colour,
                    quoted,
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

fn line(text: &str, size: f32, colour: &'static str, wide: f32) -> Vec<Line> {
    let run = Run {
        text: text.to_owned(),
        bold: false,
    };
    wrap(&[run], size, wide)
        .into_iter()
        .map(|runs| Line {
            runs,
            size,
            colour,
            quoted: false,
        })
        .collect()
}

/// Bold on and off, escapes resolved. Discord shows an unmatched `**` as it stands; the bot never sends one.
fn runs(text: &str) -> Vec<Run> {
    let mut found = vec![Run {
        text: String::new(),
        bold: false,
    }];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let bold = found.last().is_some_and(|r| r.bold);
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => {
                let escaped = chars.next().unwrap_or_default();
                if let Some(run) = found.last_mut() {
                    run.text.push(escaped);
                }
            }
            '*' if chars.peek() == Some(&'*') => {
                chars.next();
                found.push(Run {
                    text: String::new(),
                    bold: !bold,
                });
            }
            '\u{200b}' | '\u{2060}' => {}
            other => {
                if let Some(run) = found.last_mut() {
                    run.text.push(other);
                }
            }
        }
    }
    found.retain(|run| !run.text.is_empty());
    found
}

fn wrap(runs: &[Run], size: f32, wide: f32) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    let mut current: Vec<Run> = Vec::new();
    let mut used = 0.0;
    for run in runs {
        for piece in run.text.split_inclusive(' ') {
            let needs = width(piece.trim_end(), size, run.bold);
            if used + needs > wide && !current.is_empty() {
                lines.push(std::mem::take(&mut current));
                used = 0.0;
            }
            used += width(piece, size, run.bold);
            match current.last_mut() {
                Some(last) if last.bold == run.bold => last.text.push_str(piece),
                _ => current.push(Run {
                    text: piece.to_owned(),
                    bold: run.bold,
                }),
            }
        }
    }
    if !current.is_empty() {
        lines.push(current);
    }
    lines
}

/// Rough width in pixels: average advances of a sans-serif face.
fn width(text: &str, size: f32, bold: bool) -> f32 {
    let ems: f32 = text
        .chars()
        .map(|c| match c {
            'i' | 'l' | 'j' | '.' | ',' | '\'' | '’' | '|' | ':' | ';' | 'I' | '!' => 0.28,
            ' ' | 't' | 'f' | 'r' | '(' | ')' | '-' | '"' | '“' | '”' => 0.36,
            'm' | 'w' | 'M' | 'W' => 0.85,
            c if c.is_uppercase() => 0.66,
            _ => 0.54,
        })
        .sum();
    ems * size * if bold { 1.08 } else { 1.0 }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
