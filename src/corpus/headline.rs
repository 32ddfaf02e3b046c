//! A headline without any mark: the first line of a plain file, when what stands under it is what stands under headlines only: a
//! byline, a line that says when (perhaps below a standfirst), or a wire dateline. A first line with a text below it may as well be the text's own, and stays text.

use super::lines::{Line, lines, plain};
use super::stamps::{are_bare_days, bare_days_follow, is_label, says_how_long_ago, stamps};
use super::{byline, dateline, from_block, mixed_line, printed_outlet, publication};
use crate::text::{are_one, is_furniture};

/// Longest headline, in bytes and in words.
const LONGEST: usize = 200;
const MOST_WORDS: usize = 30;
/// Lines under a headline that are looked at.
const UNDER: usize = 6;

/// Whether `line` is a headline: it reads like one, and the lines under it say so.
pub(super) fn is_headline(text: &str, line: Line) -> bool {
    reads_as_one(line.of(text).trim()) && is_confirmed(text, line.next)
}

/// A headline that a line end breaks inside a word, as shown on one line, and its second line: `Bridge re-` over `paired at last`.
pub(super) fn broken(text: &str, line: Line) -> Option<(String, Line)> {
    let first = plain(line.of(text));
    let second = Line::at(text, line.next)?;
    let behind = plain(second.of(text));
    let before = first.strip_suffix('-')?;
    let (begun, ended) = (
        before.split_whitespace().next_back()?,
        behind.split_whitespace().next()?,
    );
    let word = |part: &str| part.chars().all(char::is_alphabetic);
    if !word(begun) || !word(ended) || !ended.starts_with(char::is_lowercase) {
        return None;
    }
    let whole = if are_one(begun, ended) {
        format!("{before}{behind}")
    } else {
        format!("{first}{behind}")
    };
    (reads_as_one(&whole) && is_confirmed(text, second.next)).then_some((whole, second))
}

/// A few words that begin with a capital, or in a script that has none, and do not end as a sentence.
pub(super) fn reads_as_one(content: &str) -> bool {
    let content = without_slug(plain(content));
    let words = content.split_whitespace().count();
    let begins = |c: char| {
        c.is_alphanumeric() && !c.is_lowercase()
            || matches!(c, '"' | '“' | '‘' | '\'' | '$' | '£' | '€')
    };
    let end = content.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    (2..=MOST_WORDS).contains(&words)
        && content.len() <= LONGEST
        && content.starts_with(begins)
        && !end.ends_with(['.', ':', ';', ',', '…', '-', '–', '—'])
        && !ends_inside(content)
        && !is_furniture(content)
        && !is_breadcrumb(content)
        && !publication::is_menu(content)
}

/// A headline without what an agency sets before it: `(LEAD) `, `(2nd LD) `, `(Yonhap Interview) `.
fn without_slug(line: &str) -> &str {
    let behind = line
        .strip_prefix('(')
        .and_then(|line| line.split_once(") "));
    match behind {
        Some((slug, rest)) if slug.len() <= LONGEST_SLUG => rest.trim_start(),
        _ => line,
    }
}

/// Longest word of an agency before a headline, in bytes.
const LONGEST_SLUG: usize = 20;

/// `Home > News > Local`, `News » World`: the way to a page.
pub(super) fn is_breadcrumb(line: &str) -> bool {
    const SIGNS: &[&str] = &[" > ", " » ", " › "];
    line.len() <= LONGEST_BREADCRUMB
        && !line.ends_with(['.', '!', '?'])
        && SIGNS.iter().any(|sign| line.contains(sign))
}

/// Longest way to a page, in bytes.
const LONGEST_BREADCRUMB: usize = 100;

/// Whether a sentence ends inside the line, as in a paragraph: behind a word of more than three letters, which abbreviations are not.
fn ends_inside(content: &str) -> bool {
    content.match_indices(". ").any(|(at, _)| {
        let word = content[..at].split_whitespace().next_back();
        word.is_some_and(|word| word.chars().count() > 3 && !word.contains('.'))
    })
}

/// Whether a byline or a date follows, and then a text.
fn is_confirmed(text: &str, from: usize) -> bool {
    let mut full = lines(text, from).filter(|line| says_something(line.of(text)));
    let (mut certain, mut bare) = (false, false);
    for at in 0..UNDER {
        let Some(line) = full.next() else {
            return false;
        };
        let content = line.of(text).trim();
        let labelled = is_label(content)
            && first_full(text, line.next)
                .is_some_and(|next| stamps(next.of(text).trim()).is_some());
        // `Jane Doe` over `Political correspondent`
        let in_office = || {
            let next = Line::at(text, line.next).map(|next| next.of(text));
            next.is_some_and(|next| {
                byline::is_role(next) && byline::above_credentials(content, next).is_some()
            })
        };
        let says_who = labelled || from_block::read(text, line).is_some() || in_office();
        match under(content).or(says_who.then_some(Under::Certain)) {
            Some(Under::Certain) => certain = true,
            Some(Under::BareDate) => bare = true,
            Some(Under::Outlet) => {}
            None if certain && byline::is_role(content) => {}
            None if certain && byline::more_names(content, false).is_some() => {}
            None if at == 0 && is_standfirst(text, line) => {}
            None if above_a_date(text, line).is_some() => {}
            None => {
                // A sentence that goes on in lower case has its beginning above.
                let begins = !content.starts_with(char::is_lowercase);
                let dated = || !bare_days_follow(text, line.next);
                let wire = || at == 0 && dateline::read(content).is_some();
                return begins && (certain || bare && dated() || wire());
            }
        }
    }
    false
}

/// Longest sentence between a headline and a byline, in bytes.
const LONGEST_STANDFIRST: usize = 300;

fn first_full(text: &str, from: usize) -> Option<Line> {
    lines(text, from).find(|line| says_something(line.of(text)))
}

/// Whether a line is more than a sign that parts or furniture of the page.
pub(super) fn says_something(content: &str) -> bool {
    content.contains(char::is_alphanumeric)
        && !publication::is_menu(content.trim())
        && !is_breadcrumb(content.trim())
        && (!is_furniture(content)
            || says_how_long_ago(content)
            || stamps(content.trim()).is_some()
            || byline::read(content.trim()).is_some())
}

/// What a line right above a date credits, see [`byline::loose`]; not above the first day of a chronicle.
pub(super) fn above_a_date(text: &str, line: Line) -> Option<Option<String>> {
    let mut below = first_full(text, line.next)?;
    // Between a name and the day the paper may stand on a line of its own.
    let is_outlet = |line: Line| {
        let found = printed_outlet::line(line.of(text).trim());
        found.is_some_and(|(_, date)| date.is_none())
    };
    if is_outlet(below) && !is_outlet(line) {
        below = first_full(text, below.next)?;
    }
    let content = below.of(text).trim();
    if printed_outlet::under_headline(content).is_some_and(|(_, date)| date.is_some()) {
        return byline::loose(line.of(text));
    }
    let found = stamps(content)?;
    let says_when = !are_bare_days(&found) || !bare_days_follow(text, below.next);
    byline::loose(line.of(text)).filter(|_| says_when)
}

/// Whether a line is the sentence or two that some papers put between the headline and the byline.
fn is_standfirst(text: &str, line: Line) -> bool {
    let content = line.of(text).trim();
    let certain = || {
        first_full(text, line.next).is_some_and(|below| {
            matches!(under(below.of(text).trim()), Some(Under::Certain))
                || above_a_date(text, below).is_some()
                || from_block::read(text, below).is_some()
        })
    };
    content.len() <= LONGEST_STANDFIRST
        && content
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'".contains(c))
        && certain()
}

/// What stands under a headline.
enum Under {
    /// A byline, or a date with a word that says what it is.
    Certain,
    /// A day alone.
    BareDate,
    /// An outlet alone, which says nothing by itself.
    Outlet,
}

fn under(content: &str) -> Option<Under> {
    let dated = || byline::unlabelled(content).is_some_and(|found| found.date.is_some());
    let says_who = byline::read(content).is_some()
        || byline::between_bars(content).is_some()
        || byline::staff(content).is_some()
        || byline::with_agencies(content).is_some();
    if says_who || dated() || mixed_line::read(content).is_some() {
        return Some(Under::Certain);
    }
    if let Some((_, date)) = printed_outlet::under_headline(content) {
        return Some(date.map_or(Under::Outlet, |_| Under::Certain));
    }
    if says_how_long_ago(content) {
        return Some(Under::Certain);
    }
    let stamps = stamps(content)?;
    if stamps.iter().any(|stamp| stamp.labelled) {
        return Some(Under::Certain);
    }
    are_bare_days(&stamps).then_some(Under::BareDate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: bool) {
        let line = Line::at(text, 0).unwrap();
        assert_eq!(is_headline(text, line), expect, "{text}");
    }

    #[test]
    fn a_first_line_over_a_byline_or_a_date_is_a_headline() {
        for under in [
            "By Jane Doe",
            "Jane Doe | Northern Post",
            "September 24, 2023",
            "24 September 2023",
            "Sept. 24, 2023, 10:15 GMT",
            "Published: 24 September 2023",
            "Updated September 25, 2023",
            "By Jane Doe\n\nSeptember 24, 2023",
            "Northern Post, Sunday 24 September 2023",
            "Northern Post\n24 September 2023",
            "Tue 12 Mar 2024 11.30 GMT",
            "From:\nForeign Office\nPublished\n24 September 2023",
            "From: Foreign Office\n\nPublished 24 September 2023",
            "Northern Post • Sept. 24, 2023 • By Jane Doe",
            "By Jane Doe\nand Max Roe",
            "Jane Doe (with agencies)",
            "Home  News  Sport  What's On\nBy Jane Doe",
            "News › Local\nBy Jane Doe",
            "JANE DOE\nChief Reporter",
            "Jane Doe\n\nNorthern Post, 24 September 2023",
        ] {
            check(
                &format!("France to leave Niger\n{under}\n\nTroops leave.\n"),
                true,
            );
            check(
                &format!("Will France leave?\n\n{under}\nTroops leave.\n"),
                true,
            );
        }
        check(
            "France to leave Niger\n\nPARIS, Sept 24 (Reuters) - Troops leave.\n",
            true,
        );
        check(
            "France to leave Niger\nThe troops go home by the end of the year.\nBy Jane Doe\n\nTroops leave.\n",
            true,
        );
        check("U.S. troops stay in Niger\nBy Jane Doe\nTroops stay.", true);
    }

    #[test]
    fn a_line_end_may_break_a_word_of_a_headline() {
        let shown = |text: &str| {
            let found = broken(text, Line::at(text, 0).unwrap());
            found.map(|(shown, second)| (shown, text[second.next..].to_owned()))
        };
        let below = "\nBy Jane Doe\n\nTroops leave.\n";
        let text = format!("France to with-\ndraw from Niger\n{below}");
        let found = ("France to withdraw from Niger".to_owned(), below.to_owned());
        assert_eq!(shown(&text), Some(found));
        for text in [
            format!("France to with-\n\ndraw from Niger\n{below}"),
            format!("France to with-\nDraw from Niger\n{below}"),
            "France to with-\ndraw from Niger.\n\nTroops leave.\n".to_owned(),
            "France to with-\ndraw from Niger\n\nTroops leave.\n".to_owned(),
        ] {
            assert_eq!(shown(&text), None, "{text}");
        }
    }

    #[test]
    fn an_agency_may_set_a_word_before_its_headline() {
        check(
            "(LEAD) France to leave Niger\n(ATTN: ADDS details)\n\nPARIS, Sept 24 (Yonhap) -- Troops leave.\n",
            true,
        );
        check("(Applause) France to leave Niger\n\nTroops leave.\n", false);
    }

    #[test]
    fn in_doubt_a_line_is_text() {
        for text in [
            "France to leave Niger\n\nTroops leave.\n",
            "France leaves Niger.\nSeptember 24, 2023\nTroops leave.\n",
            "The coup began in Niamey on\nJuly 26, 2023\nwhen soldiers met.\n",
            "The coup in Niger\nJuly 26, 2023\nSoldiers meet.\n\nJuly 30, 2023\nA threat.\n",
            "France to leave Niger\nSeptember 2023\nTroops leave.\n",
            "France to leave Niger\nBy Jane Doe\n",
            "France to leave Niger\nNorthern Post\nTroops leave.\n",
            "France leaves Niger. Troops go home\nBy Jane Doe\nTroops leave.\n",
            "France to leave Niger\nThe troops go.\nMore of them go.\nBy Jane Doe\nTroops leave.\n",
            "said the minister\nBy Jane Doe\nTroops leave.\n",
            "Niger\nBy Jane Doe\nTroops leave.\n",
            "Home  News  Sport  Weather\nBy Jane Doe\nTroops leave.\n",
            "Home News Sport Weather Opinion\nBy Jane Doe\nTroops leave.\n",
        ] {
            check(text, false);
        }
    }
}
