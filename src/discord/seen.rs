//! Small memories with a bound: events that came before, and the parents of threads.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The last few keys with a value each; the oldest is forgotten first.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    most: usize,
    inner: Mutex<(HashMap<K, V>, VecDeque<K>)>,
}

impl<K: Clone + Eq + Hash, V: Clone> Recent<K, V> {
    /// Remembers at most `most` keys.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most: most.max(1),
            inner: Mutex::new((HashMap::new(), VecDeque::new())),
        }
    }

    /// What is remembered of `key`.
    pub(super) fn get(&self, key: &K) -> Option<V> {
        self.lock().0.get(key).cloned()
    }

    /// Remembers `value` as the latest; true when `key` is new.
    pub(super) fn put(&self, key: K, value: V) -> bool {
        let mut inner = self.lock();
        let (values, order) = &mut *inner;
        let known = values.insert(key.clone(), value).is_some();
        if known {
            order.retain(|other| *other != key);
        }
        self.note_latest(&mut inner, key);
        !known
    }

    /// What is remembered of `key`; the new `value` when nothing is.
    pub(super) fn get_or_put(&self, key: K, value: V) -> V {
        let mut inner = self.lock();
        let (values, _) = &mut *inner;
        if let Some(known) = values.get(&key) {
            return known.clone();
        }
        values.insert(key.clone(), value.clone());
        self.note_latest(&mut inner, key);
        value
    }

    /// Changes what is remembered of `key`, which begins empty, and remembers it as the latest.
    pub(super) fn change(&self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        let mut inner = self.lock();
        let (values, order) = &mut *inner;
        if let Some(known) = values.get_mut(&key) {
            change(known);
            order.retain(|other| *other != key);
        } else {
            change(values.entry(key.clone()).or_default());
        }
        self.note_latest(&mut inner, key);
    }

    /// Notes a key, which stands nowhere in the order, as the latest; the oldest is forgotten where there are too many.
    fn note_latest(&self, (values, order): &mut (HashMap<K, V>, VecDeque<K>), key: K) {
        order.push_back(key);
        if order.len() > self.most
            && let Some(oldest) = order.pop_front()
        {
            values.remove(&oldest);
        }
    }

    fn lock(&self) -> MutexGuard<'_, (HashMap<K, V>, VecDeque<K>)> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_time_is_noticed_until_it_is_forgotten() {
        let seen = Recent::new(2);
        assert!(seen.put(1, ()) && !seen.put(1, ()));
        assert!(seen.put(2, ()) && seen.put(3, ()));
        assert!(seen.put(1, ()), "the oldest is forgotten");
        assert_eq!(seen.get(&2), None);
    }

    #[test]
    fn what_is_remembered_is_not_put_anew() {
        let seen = Recent::new(2);
        assert_eq!(
            [seen.get_or_put(1, 'a'), seen.get_or_put(1, 'b')],
            ['a', 'a']
        );
        seen.get_or_put(2, 'b');
        seen.get_or_put(3, 'c');
        assert_eq!(seen.get_or_put(1, 'd'), 'd', "the oldest is forgotten");
    }

    #[test]
    fn what_comes_again_is_not_the_oldest() {
        let seen = Recent::new(2);
        for key in [1, 2, 1, 3] {
            seen.put(key, ());
        }
        assert!(seen.get(&1).is_some() && seen.get(&2).is_none());
    }

    #[test]
    fn what_is_changed_begins_empty_and_is_the_latest() {
        let seen = Recent::new(2);
        for (key, letter) in [(1, 'a'), (2, 'b'), (1, 'c'), (3, 'd')] {
            seen.change(key, |letters: &mut String| letters.push(letter));
        }
        assert_eq!(seen.get(&1).as_deref(), Some("ac"));
        assert_eq!(seen.get(&2), None, "the oldest is forgotten");
    }
}
