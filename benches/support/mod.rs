//! A generated collection of news-like articles, always the same.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

/// Passages of an article, about.
const PASSAGES: usize = 4;
/// Words of a passage, about.
const WORDS: usize = 150;
/// Distinct words; with Zipf's law most of them are rare, as in news.
const VOCABULARY: usize = 60_000;
/// Distinct names.
const NAMES: u64 = 4_000;
/// Matters that a few articles tell of in common, each with names of its own: what a summary of a topic looks into most.
const MATTERS: usize = 50;
/// Articles on a matter: some name its topic, the last one only those who are in it.
const REPORTS: usize = 5;
/// Names of a matter.
const INVOLVED: usize = 60;

/// Articles in a folder, and the data folder beside it.
pub(crate) struct News {
    /// Folder of articles.
    pub(crate) articles: PathBuf,
    /// Data folder.
    pub(crate) data: PathBuf,
    count: usize,
}

/// A small generator of pseudo-random numbers (PCG's multiplier; the upper bits are good enough).
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below.max(1)
    }

    /// A number below `below` by Zipf's law: `k` about as often as `1 / k`.
    fn zipf(&mut self, below: usize) -> usize {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rank below 60,000 from a number below 2^31"
        )]
        let rank = {
            let part = self.next(1 << 31) as f64 / f64::from(1_u32 << 31);
            (below as f64).powf(part) as usize
        };
        rank.saturating_sub(1).min(below - 1)
    }
}

impl News {
    /// Writes the articles, unless they are there.
    pub(crate) fn prepare(passages: usize) -> Self {
        let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("target")
            .join(format!("bench-{passages}"));
        let news = Self {
            articles: home.join("articles"),
            data: home.join("data"),
            count: passages / PASSAGES,
        };
        let finished = home.join("finished");
        if !finished.exists() {
            for number in 0..news.count {
                news.write(number, 0);
            }
            news.write_matters();
            fs::write(finished, "").expect("the mark is written");
        }
        news
    }

    /// Gives the first articles another text each time; tells how many.
    pub(crate) fn rewrite(&self, most: usize) -> usize {
        let count = most.min(self.count / 2);
        let edition = fs::read_to_string(self.data.join("edition"))
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
            .unwrap_or(0)
            + 1;
        for number in 0..count {
            self.write(number, edition);
        }
        fs::write(self.data.join("edition"), edition.to_string()).expect("the edition is written");
        count
    }

    fn write(&self, number: usize, edition: u64) {
        let path = self
            .articles
            .join(format!("{:03}", number / 1000))
            .join(format!("{number:06}.txt"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, article(number as u64, edition)).expect("the article is written");
    }

    /// Questions with a few words that are in the collection.
    pub(crate) fn questions(&self, count: u64) -> Vec<String> {
        let mut dice = Dice(42);
        (0..count)
            .map(|number| {
                let (who, what) = (name(dice.next(NAMES)), word(200 + dice.zipf(5000)));
                let (other, thing) = (word(50 + dice.zipf(2000)), word(dice.zipf(20_000)));
                match number % 4 {
                    0 => format!("When did {who} {what} the {other} in {thing}?"),
                    1 => format!("How many {other} were {what} by {who}"),
                    2 => format!("What did {who} say about the {what} and the {thing} of {other}?"),
                    _ => format!("Who {what} the {thing} {other}"),
                }
            })
            .collect()
    }

    fn write_matters(&self) {
        let folder = self.articles.join("matters");
        fs::create_dir_all(&folder).expect("the folder is made");
        for matter in 0..MATTERS {
            for report in 0..REPORTS {
                let path = folder.join(format!("{matter:02}-{report}.txt"));
                fs::write(path, self::report(matter, report)).expect("the article is written");
            }
        }
    }

    /// Topics that a few articles tell of, and as many of a name and a word that are anywhere in the collection.
    pub(crate) fn topics(&self) -> Vec<String> {
        let mut dice = Dice(43);
        let anywhere = |_| format!("{} {}", name(dice.next(NAMES)), word(50 + dice.zipf(2000)));
        let anywhere: Vec<String> = (0..MATTERS).map(anywhere).collect();
        (0..MATTERS).map(topic).chain(anywhere).collect()
    }

    /// Questions that go on from others, with a word of their own or none.
    pub(crate) fn follow_ups(&self, count: u64) -> Vec<String> {
        let mut dice = Dice(44);
        let one = |number| {
            let what = word(50 + dice.zipf(5000));
            match number % 4 {
                0 => format!("And how many {what}?"),
                1 => "why?".to_owned(),
                2 => format!("what did he say about the {what}?"),
                _ => format!("What about {}?", name(dice.next(NAMES))),
            }
        };
        (0..count).map(one).collect()
    }
}

fn article(number: u64, edition: u64) -> String {
    let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ edition);
    let day = format!(
        "{}-{:02}-{:02}",
        2015 + dice.next(9),
        1 + dice.next(12),
        1 + dice.next(28)
    );
    let mut text = format!(
        "---\ntitle: {}\nsource: {}\ndate: {day}\n---\n\n",
        sentence(&mut dice, 7).trim_end_matches('.'),
        ["The Daily Paper", "Wire", "Evening News", "Radio Nine"]
            [usize::try_from(dice.next(4)).unwrap_or(0)],
    );
    let mut words = 0;
    while words < PASSAGES * WORDS {
        for _ in 0..2 + dice.next(3) {
            let length = 8 + dice.next(22);
            text += &sentence(&mut dice, length);
            text.push(' ');
            words += usize::try_from(length).unwrap_or(0);
        }
        text += "\n\n";
    }
    text
}

/// One report on a matter, about as long as any article.
fn report(matter: usize, number: usize) -> String {
    let mut dice = Dice((matter * REPORTS + number) as u64);
    let mut text = format!(
        "---\nsource: Wire\ndate: 2023-05-{:02}\n---\n\n",
        1 + number
    );
    for at in 0..INVOLVED {
        let length = 7 + dice.next(6);
        let goes_on = sentence(&mut dice, length);
        let about = if number + 1 < REPORTS && at % 10 == 0 {
            topic(matter)
        } else {
            "it".to_owned()
        };
        let _ = write!(
            text,
            "Police heard {} of {about}. {goes_on} ",
            involved(matter, at)
        );
        if at % 10 == 9 {
            text += "\n\n";
        }
    }
    text
}

/// The topic of a matter: two words that nothing else has.
fn topic(matter: usize) -> String {
    format!("{} {}", rare(2 * matter), rare(2 * matter + 1))
}

/// A name that only the reports on a matter hold.
fn involved(matter: usize, number: usize) -> String {
    rare(2 * MATTERS + matter * INVOLVED + number)
}

/// A capitalised word that the other articles do not have.
fn rare(number: usize) -> String {
    capitalised(&word(VOCABULARY + number))
}

/// A sentence with function words, names and numbers about as often as in news.
fn sentence(dice: &mut Dice, length: u64) -> String {
    const SMALL: [&str; 12] = [
        "the", "of", "and", "to", "in", "a", "said", "that", "on", "for", "was", "with",
    ];
    let mut text = String::from("The");
    for _ in 1..length {
        text.push(' ');
        match dice.next(100) {
            0..40 => text += SMALL[usize::try_from(dice.next(12)).unwrap_or(0)],
            40..48 => text += &name(dice.next(NAMES)),
            48..51 => {
                let _ = write!(text, "{}", 1 + dice.next(9999));
            }
            _ => text += &word(dice.zipf(VOCABULARY)),
        }
    }
    text.push('.');
    text
}

/// The word of a rank: syllables that spell its number.
fn word(mut rank: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "ter", "mi", "lon", "ra", "shi", "con", "ve", "du", "pol", "ne", "gar", "ti", "sum",
        "fo", "lek", "cha", "rin", "wo", "dex",
    ];
    let mut word = String::new();
    loop {
        word += SYLLABLES[rank % 20];
        rank /= 20;
        if rank == 0 {
            break word;
        }
    }
}

fn name(number: u64) -> String {
    capitalised(&word(usize::try_from(number).unwrap_or(0) + 400))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + letters.as_str()
}

/// Resident memory of this process, in all and without the pages of mapped files, which the system can take back.
pub(crate) fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let megabytes = |name: &str| {
        status
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok())
            .map_or(0, |kib| kib / 1024)
    };
    format!(
        "{} MB resident, {} MB of it the process's own",
        megabytes("VmRSS:"),
        megabytes("RssAnon:")
    )
}
