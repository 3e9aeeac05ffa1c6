//! Sorting, where the lists are short or nearly in order.
//!
//! The sort of the standard library is there anew for every type that it sorts, at 4 kB each: with
//! it a browser would load 100 kB more. Here the order is found once for all types, by numbers.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Sorts by a key; those with the same key keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts; those that are equal keep their order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// The set of these items. To collect them sorts them first, anew for every type.
pub(crate) fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// Sorts as `compare` says; those that are equal keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|one, other| compare(one, other).is_le()) {
        return;
    }
    let mut order = order(items.len(), &|one, other| {
        compare(&items[one], &items[other])
    });
    for at in 0..items.len() {
        // What belongs here may have been moved away by an earlier swap: follow it.
        let mut from = order[at];
        while from < at {
            from = order[from];
        }
        items.swap(at, from);
        order[at] = from;
    }
}

/// The numbers of `len` items in order.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    let mut width = 1;
    while width < len {
        merged.clear();
        for pair in order.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            let (mut left, mut right) = (left.iter(), right.iter());
            let (mut one, mut other) = (left.next(), right.next());
            while let (Some(&first), Some(&second)) = (one, other) {
                if compare(first, second).is_le() {
                    merged.push(first);
                    one = left.next();
                } else {
                    merged.push(second);
                    other = right.next();
                }
            }
            merged.extend(one.into_iter().chain(left).copied());
            merged.extend(other.into_iter().chain(right).copied());
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::{collection, proptest};

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library(mut items in collection::vec((0..9_u8, any::<u8>()), 0..80)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            assert_eq!(items, expected);
        }
    }
}
