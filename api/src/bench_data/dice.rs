//! Choices that are the same in every run, and that do not depend on the order in which they are made.

use crate::platform::{
    id::Id,
    random::Random,
    time::{Timestamp, days},
};

/// The day on which everything begins: 2026-01-01.
pub const BEGINNING: Timestamp = Timestamp(1_767_225_600_000_000);

/// What one table draws its ids and choices from.
pub struct Dice {
    random: Random,
    salt: u64,
}

impl Dice {
    pub fn of(table: u64) -> Self {
        Self { random: Random::from_seed(table), salt: table }
    }

    /// An id made at this time; times must not go back.
    pub fn id<I: Id>(&self, at: Timestamp) -> I {
        self.random.id(at)
    }

    /// A number below the bound that depends on these two alone (splitmix64).
    pub const fn below(&self, bound: u64, index: u64, question: u64) -> u64 {
        let mut mixed = index
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .wrapping_add(question.wrapping_mul(0xD1B5_4A32_D192_ED03))
            .wrapping_add(self.salt.wrapping_mul(0x8CB9_2BA7_2F3D_8DD7));
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        match mixed.checked_rem(bound) {
            Some(drawn) => drawn,
            None => 0,
        }
    }

    /// One of them; the first where there is none at the drawn place.
    pub fn one<'a, T>(&self, from: &'a [T], index: u64, question: u64) -> Option<&'a T> {
        at(from, self.below(from.len() as u64, index, question))
    }
}

/// The one at this place, counted round and round.
pub fn at<T>(from: &[T], index: u64) -> Option<&T> {
    let place = index.checked_rem(from.len() as u64)?;
    from.get(usize::try_from(place).ok()?)
}

/// The moment of one of many things that are spread over some days.
pub fn moment(first_day: u64, span: u64, index: u64, of: u64) -> Timestamp {
    let micros = u128::from(span) * 86_400_000_000 * u128::from(index) / u128::from(of.max(1));
    let begins = BEGINNING + days(first_day);
    Timestamp(begins.micros() + i64::try_from(micros).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_even_and_the_same_each_time() {
        let dice = Dice::of(3);
        let mut drawn = [0; 4];
        for index in 0..4_000 {
            drawn[usize::try_from(dice.below(4, index, 1)).unwrap()] += 1;
            assert_eq!(dice.below(4, index, 1), Dice::of(3).below(4, index, 1));
        }
        assert!(drawn.iter().all(|count| (900..1_100).contains(count)), "{drawn:?}");
    }

    #[test]
    fn moments_are_in_order_and_within_their_days() {
        let moments: Vec<_> = (0..100).map(|index| moment(2, 10, index, 100)).collect();
        assert!(moments.is_sorted());
        assert_eq!(moments.first().copied(), Some(BEGINNING + days(2)));
        assert!(moments.iter().all(|at| *at < BEGINNING + days(12)));
    }
}
