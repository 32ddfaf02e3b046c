//! Faults on demand: the next requests that fit get an error, a cut connection, or wait until they are let go.

use std::sync::Arc;

use tokio::sync::Notify;

/// What goes wrong.
#[derive(Clone, Debug)]
pub(crate) enum Wrong {
    /// This status, with a body that is not JSON, as proxies send it.
    Status(u16),
    /// 200 with a web page, as another server answers.
    Page,
    /// 429 with `Retry-After` in seconds.
    RateLimited {
        /// Seconds.
        after: f64,
        /// Whether the whole bot is limited.
        global: bool,
    },
    /// The connection ends without an answer and nothing was done.
    Cut,
    /// The request is carried out, then the connection ends without an answer.
    CutAfter,
    /// Nothing happens until the gate opens; then the request goes its normal way.
    Hold(Arc<Notify>),
}

/// A fault for the next `times` requests whose method and path fit.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) method: &'static str,
    /// A part of the path, without the query.
    pub(crate) path: String,
    pub(crate) times: usize,
    pub(crate) wrong: Wrong,
}

/// Takes the first fault that fits.
pub(crate) fn take(faults: &mut [Fault], method: &str, path: &str) -> Option<Wrong> {
    let fits = |f: &&mut Fault| f.times > 0 && f.method == method && path.contains(&f.path);
    let fault = faults.iter_mut().find(fits)?;
    fault.times -= 1;
    Some(fault.wrong.clone())
}
