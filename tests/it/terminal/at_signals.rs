//! A chat at a terminal that a signal ends: the terminal is as it was before.

use std::fs::File;
use std::io::Read as _;
use std::process::{Child, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};

use crate::home::Home;
use crate::process::{dateline, signal};

/// A terminal without a screen: what is written to it can be read here.
struct Terminal {
    screen: File,
    device: File,
}

impl Terminal {
    fn new() -> Self {
        let screen = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&screen).unwrap();
        unlockpt(&screen).unwrap();
        let name = ptsname(&screen, Vec::new()).unwrap();
        let device = File::options()
            .read(true)
            .write(true)
            .open(name.to_str().unwrap())
            .unwrap();
        Self {
            screen: File::from(screen),
            device,
        }
    }

    /// Whether it shows what is typed and gives whole lines, as a shell leaves it.
    fn is_cooked(&self) -> bool {
        let modes = tcgetattr(&self.device).unwrap().local_modes;
        modes.contains(LocalModes::ICANON | LocalModes::ECHO)
    }

    /// Reads until these words have been shown.
    fn wait_for(&mut self, words: &str) -> String {
        let mut shown = Vec::new();
        let mut bytes = [0; 1024];
        while !String::from_utf8_lossy(&shown).contains(words) {
            let read = self.screen.read(&mut bytes).unwrap();
            shown.extend_from_slice(&bytes[..read]);
        }
        String::from_utf8_lossy(&shown).into_owned()
    }

    fn stdio(&self) -> Stdio {
        self.device.try_clone().unwrap().into()
    }
}

/// A chat that waits at its prompt.
fn chat_at_its_prompt(home: &Home, terminal: &mut Terminal) -> Child {
    let mut command = dateline(home);
    command
        .arg("chat")
        .stdin(terminal.stdio())
        .stdout(terminal.stdio())
        .stderr(Stdio::null());
    let child = command.spawn().unwrap();
    // The last thing before the editor waits: pasted text is to be marked.
    terminal.wait_for("\x1b[?2004h");
    child
}

#[test]
fn a_signal_at_the_prompt_leaves_the_terminal_as_it_was() {
    let home = Home::with_seeds();
    for (name, code) in [("TERM", 143), ("HUP", 129)] {
        let mut terminal = Terminal::new();
        assert!(terminal.is_cooked());
        let mut child = chat_at_its_prompt(&home, &mut terminal);
        assert!(!terminal.is_cooked(), "the editor has taken it over");
        signal(child.id(), name);
        let status = child.wait().unwrap();
        assert_eq!(status.code(), Some(code), "{name}: {status}");
        assert!(terminal.is_cooked(), "{name}");
        terminal.wait_for("\x1b[?2004l");
    }
}
