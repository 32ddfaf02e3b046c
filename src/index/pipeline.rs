//! Work on many articles by several threads, with results in the articles' order.
//!
//! Nothing may depend on which thread was faster, so the results come one by one in order, on the calling thread.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// Threads at most; more than a few would only wait for the database and the writer of the index.
const MOST: usize = 4;
/// Results that wait for their turn, for each thread: what bounds the memory.
const WAITING: usize = 4;
/// For fewer items no thread is started.
const FEW: usize = 16;

/// Works on each of `items`, and hands the results in order to `take`. Ends with the first error of `take`.
///
/// # Errors
/// What `take` gives.
pub(super) fn in_order<T: Sync, R: Send, E>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(usize, R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    if items.len() < FEW || threads < 2 {
        return items
            .iter()
            .enumerate()
            .try_for_each(|(number, item)| take(number, work(item)));
    }
    let threads = threads.min(MOST);
    thread::scope(|scope| {
        // Items are dealt out in turns, so that the next result always is that of the next thread.
        let results: Vec<Receiver<R>> = (0..threads)
            .map(|turn| {
                let (sender, receiver) = sync_channel(WAITING);
                let (items, work) = (items.iter().skip(turn).step_by(threads), &work);
                scope.spawn(move || {
                    for item in items {
                        if sender.send(work(item)).is_err() {
                            break;
                        }
                    }
                });
                receiver
            })
            .collect();
        for (number, receiver) in (0..items.len()).zip(results.iter().cycle()) {
            // No result: the thread panicked, and the scope passes that on.
            let Ok(result) = receiver.recv() else {
                break;
            };
            take(number, result)?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn results_come_in_order_and_stop_at_the_first_error(count in 0..80_usize, stop in 0..100_usize) {
            let items: Vec<usize> = (0..count).collect();
            let mut taken = Vec::new();
            let ended = in_order(&items, |item| item * 2, |number, double| {
                if number == stop {
                    return Err(number);
                }
                taken.push((number, double));
                Ok(())
            });
            let expected: Vec<_> = items.iter().take(stop).map(|item| (*item, item * 2)).collect();
            prop_assert_eq!(taken, expected);
            prop_assert_eq!(ended, if stop < count { Err(stop) } else { Ok(()) });
        }
    }

    #[test]
    #[should_panic(expected = "panicked")]
    fn a_panic_is_passed_on() {
        let items: Vec<usize> = (0..100).collect();
        let _ = in_order(&items, |item| assert!(*item < 50), |_, ()| Ok::<(), ()>(()));
    }
}
