//! Text in an encoding that Dateline does not read. Every sequence of bytes is something in Windows-1252, so what is not UTF-8 reads
//! without complaint and comes out as letters that nobody wrote (`ÐÒÅÚÉÄÅÎÔ`, `Wa³êsa`). Three things tell it, none of which text in
//! a language of Western Europe shows, however many accents and curly quotes it has:
//!
//! * letters and signs above ASCII are more than four in ten (Russian in KOI8-R nearly all, Chinese and Japanese half; French,
//!   German, Danish, Spanish and Portuguese below one in ten, Icelandic about two);
//! * bytes that Windows-1252 leaves undefined are one in twenty of those above ASCII, and three or more (Shift-JIS, Mac Roman);
//! * signs such as `³` or `±` between two letters are one in five of those above ASCII, and three or more (Latin-2).
//!
//! A few words of another encoding in a text tell nothing, and are let through.

/// Bytes that Windows-1252 leaves undefined.
const HOLES: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// What a text counts.
#[derive(Debug, Default)]
struct Count {
    /// Letters of ASCII.
    ascii: usize,
    /// Letters and signs above ASCII that are no punctuation of print.
    above: usize,
    /// Undefined bytes.
    holes: usize,
    /// Signs between two letters.
    inside: usize,
}

/// Whether bytes that are not UTF-8, and read as `text` in Windows-1252, are most likely neither.
pub(super) fn is_other(bytes: &[u8], text: &str) -> bool {
    let count = Count::of(bytes, text);
    let above = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    count.above >= 12 && count.above * 10 > (count.above + count.ascii) * 4
        || count.holes >= 3 && count.holes * 20 >= above
        || count.inside >= 3 && count.inside * 5 >= count.above
}

impl Count {
    fn of(bytes: &[u8], text: &str) -> Self {
        let mut count = Self {
            holes: bytes.iter().filter(|byte| HOLES.contains(byte)).count(),
            ..Self::default()
        };
        let mut before = None;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            count.ascii += usize::from(c.is_ascii_alphabetic());
            count.above += usize::from(!c.is_ascii() && !is_print(c));
            let between = before.is_some_and(char::is_alphabetic)
                && chars.peek().is_some_and(|next| next.is_alphabetic());
            count.inside += usize::from(between && is_sign(c));
            before = Some(c);
        }
        count
    }
}

/// What print sets beside letters: quotation marks, dashes, spaces, signs of money and of degrees.
fn is_print(c: char) -> bool {
    "‘’‚“”„‹›«»–—…•·€£$¢¥©®™°§´`¨\u{a0}\u{ad}".contains(c)
}

/// Signs that stand between two letters in no Western European word (an apostrophe, a hyphen or a middle dot may).
fn is_sign(c: char) -> bool {
    "¡¢£¤¥¦§©¬®¯±²³¶¸¹¼½¾¿".contains(c)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, ISO_8859_2, KOI8_R, SHIFT_JIS, WINDOWS_1250};
    use encoding_rs::{MACINTOSH, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253};

    use super::*;

    fn is_refused(encoding: &'static Encoding, text: &str) -> bool {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{text} does not fit {}", encoding.name());
        let (read, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        is_other(&bytes, &read)
    }

    #[test]
    fn western_european_text_is_read_however_many_accents_it_has() {
        for text in [
            // French
            "« L’été dernier, à l’Élysée, le président s’est dit “très préoccupé” », a déclaré Noël Lefèvre, député européen. Où était-il passé ? Ça et là, on répète : « C’est décidé. » Le cœur des Français, blessé, réclame l’égalité — déjà promise à Orléans, à Nîmes, à Sète…",
            "Né à Évry, élevé à Créteil.",
            // German
            "„Wir müssen über die Brücke“, sagte Bürgermeister Jörg Müller in Göttingen. Für die Gäste der Grünen, die süßen Äpfel und das Öl fließt das Geld nicht länger. Größere Maßnahmen würden später geprüft – spätestens im März.",
            "Köln, Düsseldorf, Übersee, Äthiopien, Öffnungszeiten.",
            // Danish
            "»Vi må gøre noget nu,« sagde borgmesteren i Århus. Der er åbent på øen, når færgen sejler på søndag, og børnene får både brød, æg, smør og rødgrød med fløde på Ærø, Læsø og Fanø.",
            "Ø på ås, år på å, æ på ø.",
            // Spanish
            "«¿Qué pasó?», preguntó la niña. ¡Mañana será otro día! El señor Núñez, de Logroño, explicó que la Unión pidió más años, según él, por razón de economía. ¿Y después? ¡Ésa es la cuestión!",
            // Portuguese
            "“Não há solução à vista”, afirmou João Conceição, vereador de São João. As eleições às câmaras são três; a população pediu proteção, educação, informação e ações até à última reunião, na 2ª feira, às 14 horas, no nº 5.",
            // Icelandic, the densest
            "Á þjóðhátíðinni í Þórshöfn sögðu þær að ísinn væri að bráðna. Það er óþægilegt, sagði Ólafur Þór Ævarsson.",
            // English as it is typed and set
            "The coup d’état cost €5 — “a naïve idea”, said Zoë Müller; don´t ask. It is 5°C, 3½ miles, 40 m³ and ©2024 Café Crème®.",
        ] {
            assert!(!is_refused(WINDOWS_1252, text), "{text}");
        }
    }

    #[test]
    fn other_encodings_are_told() {
        let russian = "Президент заявил во вторник, что войска покинут страну до конца года.";
        let polish = "Lech Wałęsa powiedział w Łodzi, że związki będą jeszcze długo żyły. Później mówił o święcie, dążeniach i błędach rządu w Gdańsku.";
        let czech = "Ministr v úterý řekl, že vláda příští měsíc předloží návrh. Tomáš Žák, náměstek, potvrdil, že peníze nejsou. Myšlenka je dnes může ještě zrušit.";
        for (encoding, text) in [
            (KOI8_R, russian),
            (WINDOWS_1251, russian),
            (WINDOWS_1253, "Ο πρόεδρος είπε την Τρίτη ότι θα φύγουν."),
            (
                GBK,
                "总统周二表示，部队将在年底前离开该国。他没有给出更多细节。",
            ),
            (
                BIG5,
                "總統週二表示，部隊將在年底前離開該國。他沒有給出更多細節。",
            ),
            (
                SHIFT_JIS,
                "大統領は火曜日、部隊が年末までに国を離れると述べた。",
            ),
            (
                EUC_KR,
                "대통령은 화요일 군대가 연말까지 떠날 것이라고 말했다.",
            ),
            (ISO_8859_2, polish),
            (WINDOWS_1250, polish),
            (ISO_8859_2, czech),
            (
                MACINTOSH,
                "Le président a été reçu à la préfecture, où la fête des mères et des pères était prête, très tôt.",
            ),
        ] {
            assert!(is_refused(encoding, text), "{} {text}", encoding.name());
        }
    }

    /// A name in another encoding in a text that is otherwise fine.
    #[test]
    fn a_few_stray_letters_are_let_through() {
        let (name, _, _) = KOI8_R.encode("Пак");
        let mut bytes = b"The minister, called ".to_vec();
        bytes.extend_from_slice(&name);
        bytes.extend_from_slice(
            b" at home, said that the troops would leave by the end of the year.\x9d",
        );
        let (read, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        assert!(!is_other(&bytes, &read));
    }
}
