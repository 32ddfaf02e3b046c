//! What an outlet is called: `The Independent` of `The Independent - Sports`, `Cnbc` of `Cnbc | World Business News Leader`.
//!
//! Exports and feeds give the title of a page or of a feed as the source: the outlet, a sign that parts, and a section or a motto; some
//! put the section first. Only for hearing and comparing names: what is shown is what the file says.

use super::byline::{SECTIONS, is_outlet};
use super::lines::titled;
use super::outlets;

/// Signs that part an outlet from its section or motto. Each stands apart: `Agence France-Presse` is one name.
const PARTED_BY: &[&str] = &[" | ", " - ", " – ", " — ", " » ", " · ", " • ", ": ", " ("];

/// Ends of addresses that are left out when somebody speaks of a site: "CBSSports" for `CBSSports.com`.
const HOST_ENDS: &[&str] = &[
    ".com", ".org", ".net", ".co.uk", ".com.au", ".co", ".info", ".fr", ".de", ".ie", ".ca",
];

/// Links inside the name of a section.
const LINKS: &[&str] = &["and", "&", "of", "/"];

/// The outlet's own name in `name`, without section or motto.
#[must_use]
pub fn publication(name: &str) -> &str {
    let name = name.trim();
    let Some((at, length)) = first_sign(name) else {
        return name;
    };
    let (first, rest) = (name[..at].trim_end(), &name[at + length..]);
    if !is_section(first) {
        return first;
    }
    let last = rest.rsplit(['|', '»', '·', '•']).next().unwrap_or(rest);
    let last = PARTED_BY
        .iter()
        .filter_map(|sign| last.rfind(sign).map(|at| &last[at + sign.len()..]))
        .min_by_key(|part| part.len())
        .unwrap_or(last)
        .trim_matches([' ', ')']);
    if is_outlet(last) {
        last
    } else if first.contains(' ') {
        // "Live Science: The Most Interesting Articles"
        first
    } else {
        name
    }
}

/// The names under which people may know an outlet, the one given first: without section or motto, without the end of an address,
/// and the other names of an agency or a broadcaster.
#[must_use]
pub fn outlet_names(name: &str) -> Vec<String> {
    let own = publication(name);
    let mut names = vec![name.trim().to_owned(), own.to_owned()];
    let lower = own.to_ascii_lowercase();
    let site = HOST_ENDS
        .iter()
        .filter_map(|end| lower.strip_suffix(end))
        .map(str::len)
        .min()
        .filter(|length| *length > 2);
    let host = own.get(..site.unwrap_or(own.len())).unwrap_or(own);
    names.push(host.trim_start_matches("www.").to_owned());
    match host.strip_suffix(" News") {
        Some(bare) if outlets::is_form(bare) => names.push(bare.to_owned()),
        None if is_initials(host) && outlets::is_form(host) => names.push(format!("{host} News")),
        _ => {}
    }
    names.extend(outlets::other_forms(host));
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| !name.is_empty() && seen.insert(name.clone()));
    names
}

/// `BBC`, `AP`: such outlets are also called "BBC News", "AP News".
fn is_initials(name: &str) -> bool {
    name.chars().all(char::is_uppercase)
}

/// Where the first sign that parts stands, and its length.
fn first_sign(name: &str) -> Option<(usize, usize)> {
    PARTED_BY
        .iter()
        .filter_map(|sign| Some((name.find(sign)?, sign.len())))
        .filter(|(at, _)| *at > 1)
        .min()
}

/// Whether a part (or a line above a headline) names a section only: "World News", "Sport". What begins with "The" is a name.
pub(super) fn is_section(part: &str) -> bool {
    let word = |word: &str| {
        let word = word.trim_end_matches(',');
        LINKS.contains(&word) || SECTIONS.contains(&word) || SECTIONS_OF_PAGES.contains(&word)
    };
    !part.starts_with("The ")
        && part
            .split_whitespace()
            .all(|one| word(one) || word(&titled(one)))
}

/// Whether a line names a section and nothing else, as papers set it above a headline: `Obituaries`, `Letters to the editor`, `World`.
pub(super) fn heads_section(line: &str) -> bool {
    const HEADS: [&str; 17] = [
        "obituaries",
        "obituary",
        "letters",
        "letters to the editor",
        "letter to the editor",
        "your letters",
        "readers' letters",
        "comment",
        "commentary",
        "editorial",
        "editorials",
        "op-ed",
        "column",
        "feature",
        "features",
        "crime",
        "profile",
    ];
    !line.is_empty() && (is_section(line) || HEADS.contains(&line.to_lowercase().as_str()))
}

/// Words of a menu without signs between them at least.
const MENU_WORDS: usize = 5;
/// Links of a menu with wide gaps at least, and words of each at most.
const MENU_LINKS: usize = 3;
const LINK_WORDS: usize = 2;

/// Whether a line is the menu of a page: `Home News Sport Weather Jobs`, or with wide gaps `Home  News  What's On  Sport`, where half of
/// the links may be of any kind.
pub(super) fn is_menu(line: &str) -> bool {
    let is_link = |link: &str| is_section(link) || MENU_LINES.contains(&titled(link).as_str());
    if !line.contains("  ") {
        let words = line.split_whitespace();
        return words.clone().count() >= MENU_WORDS && words.into_iter().all(is_link);
    }
    let links = || {
        line.split("  ")
            .map(str::trim)
            .filter(|link| !link.is_empty())
    };
    let short = |link: &str| {
        link.split_whitespace().count() <= LINK_WORDS && link.starts_with(char::is_uppercase)
    };
    links().count() >= MENU_LINKS
        && links().all(short)
        && 2 * links().filter(|link| is_link(link)).count() >= links().count()
}

/// What menus hold beside sections.
const MENU_LINES: &[&str] = &[
    "Jobs",
    "Obituaries",
    "Crime",
    "Comment",
    "Letters",
    "Puzzles",
    "Podcasts",
    "Property",
    "Classifieds",
    "Events",
    "Menu",
    "Search",
    "Contact",
    "About",
    "Newsletters",
    "Photos",
    "Food",
    "Cars",
    "Shop",
    "Archive",
];

/// Words of the titles of sections beside those that a page prints.
const SECTIONS_OF_PAGES: &[&str] = &[
    "News",
    "Local",
    "Life",
    "Style",
    "Lifestyle",
    "Entertainment",
    "Arts",
    "Travel",
    "Tech",
    "Money",
    "Education",
    "Environment",
    "Video",
    "Videos",
    "Weather",
    "Football",
    "Books",
    "Film",
    "Music",
    "UK",
    "US",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_or_a_motto_is_no_part_of_the_name() {
        for (name, expect) in [
            ("The Independent - Sports", "The Independent"),
            ("Cnbc | World Business News Leader", "Cnbc"),
            ("BBC News - World", "BBC News"),
            ("BBC News – Entertainment & Arts", "BBC News"),
            (
                "Live Science: The Most Interesting Articles",
                "Live Science",
            ),
            ("The Roar | Sports Writers Blog", "The Roar"),
            ("Sport | The Guardian", "The Guardian"),
            ("World News - Sky News", "Sky News"),
            ("Life and Style - Home | Northern Post", "Northern Post"),
            ("Reuters (UK)", "Reuters"),
            // One name, or nothing but sections.
            ("Agence France-Presse", "Agence France-Presse"),
            ("The World", "The World"),
            ("News - World", "News - World"),
            ("RFE/RL", "RFE/RL"),
            ("| x", "| x"),
            ("", ""),
        ] {
            assert_eq!(publication(name), expect, "{name}");
        }
    }

    #[test]
    fn a_section_heads_a_page() {
        for line in [
            "Obituaries",
            "LETTERS TO THE EDITOR",
            "Opinion",
            "World",
            "Arts & Books",
        ] {
            assert!(heads_section(line), "{line}");
        }
        for line in ["Letters from Harrow", "Opinion is divided", "The World", ""] {
            assert!(!heads_section(line), "{line}");
        }
    }

    #[test]
    fn a_row_of_sections_is_a_menu() {
        for line in [
            "Home News Sport Weather Jobs",
            "Home  News  Sport  What's On",
            "News   Obituaries   Harrow",
        ] {
            assert!(is_menu(line), "{line}");
        }
        for line in [
            "News Sport Weather",
            "Live Sport Comes Home To Harrow",
            "Troops  Leave  Niger",
            "Home  The troops have left  Niger",
            "",
        ] {
            assert!(!is_menu(line), "{line}");
        }
    }

    #[test]
    fn an_outlet_is_known_under_several_names() {
        let of = |name: &str, expect: &[&str]| {
            let names = outlet_names(name);
            for one in expect {
                assert!(names.iter().any(|name| name == one), "{one} of {names:?}");
            }
        };
        of("AP", &["AP", "Associated Press"]);
        of("Associated Press", &["AP"]);
        of("Cnbc | World Business News Leader", &["Cnbc"]);
        of("BBC News - World", &["BBC News", "BBC"]);
        of("BBC", &["BBC News"]);
        of("CBSSports.com", &["CBSSports"]);
        assert_eq!(outlet_names("Northern Post"), ["Northern Post"]);
        assert_eq!(outlet_names("Global News"), ["Global News"]);
        assert_eq!(outlet_names("The Guardian"), ["The Guardian"]);
    }
}
