//! Paths in the commands that messages propose.

use std::path::Path;

/// A path as it is typed into a shell: what may mean something there stands between quotation marks.
#[must_use]
pub fn typed(path: &Path) -> String {
    let shown = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:@%,".contains(c);
    if !shown.is_empty() && shown.chars().all(is_plain) {
        return shown;
    }
    format!("'{}'", shown.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_a_shell_would_take_apart_is_quoted() {
        for (path, shown) in [
            ("data", "data"),
            ("/srv/news-2/é_1", "/srv/news-2/é_1"),
            ("my news", "'my news'"),
            ("a'b", r"'a'\''b'"),
            ("$HOME", "'$HOME'"),
            ("", "''"),
        ] {
            assert_eq!(typed(Path::new(path)), shown);
        }
    }
}
