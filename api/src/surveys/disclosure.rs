//! Disclosure control: the one function between tallies and anybody who reads them.

/// A group smaller than this says something about its members.
pub const SMALLEST: u64 = 5;

/// The cells of a partition as they may be shown, whose total is known. A cell below [`SMALLEST`] is withheld; and when what
/// is withheld could be found by taking the rest from the total, the next smallest goes with it, until at least two cells
/// and [`SMALLEST`] people are hidden. Nobody is a cell that may be shown.
pub fn disclose(cells: &[u64]) -> Vec<Option<u64>> {
    let total: u64 = cells.iter().sum();
    if total < SMALLEST {
        return vec![None; cells.len()];
    }
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|index| cells.get(*index).copied().unwrap_or(0));
    let mut shown: Vec<Option<u64>> = cells.iter().copied().map(Some).collect();
    let (mut hidden, mut people) = (0, 0);
    for index in order {
        let count = cells.get(index).copied().unwrap_or(0);
        let is_small = (1..SMALLEST).contains(&count);
        let would_be_found = hidden > 0 && (hidden < 2 || people < SMALLEST);
        if count > 0
            && (is_small || would_be_found)
            && let Some(cell) = shown.get_mut(index)
        {
            *cell = None;
            hidden += 1;
            people += count;
        }
    }
    if hidden == 1 {
        // All the others are empty but one: the total alone tells it.
        return vec![None; cells.len()];
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_cells_and_empty_ones_are_shown() {
        assert_eq!(disclose(&[10, 5, 0]), [Some(10), Some(5), Some(0)]);
    }

    #[test]
    fn a_small_cell_takes_a_second_one_with_it() {
        assert_eq!(disclose(&[3, 40, 20, 0]), [None, Some(40), None, Some(0)]);
    }

    #[test]
    fn two_small_cells_that_could_be_guessed_take_a_third_with_them() {
        assert_eq!(disclose(&[1, 1, 30, 20]), [None, None, Some(30), None]);
        assert_eq!(disclose(&[4, 4, 30]), [None, None, Some(30)]);
    }

    #[test]
    fn few_answers_show_nothing() {
        assert_eq!(disclose(&[4, 0]), [None, None]);
        assert_eq!(disclose(&[]), []);
    }

    #[test]
    fn nothing_withheld_can_be_found_from_the_total() {
        for a in 0..9_u64 {
            for b in 0..9_u64 {
                for c in 0..9_u64 {
                    let cells = [a, b, c];
                    let shown = disclose(&cells);
                    let hidden: Vec<u64> = cells
                        .iter()
                        .zip(&shown)
                        .filter(|(_, shown)| shown.is_none())
                        .map(|(count, _)| *count)
                        .collect();
                    let total: u64 = cells.iter().sum();
                    if total >= SMALLEST && !hidden.is_empty() {
                        assert!(hidden.len() >= 2, "{cells:?} {shown:?}");
                        assert!(hidden.iter().sum::<u64>() >= SMALLEST, "{cells:?} {shown:?}");
                    }
                    assert!(
                        shown.iter().flatten().all(|count| *count == 0 || *count >= SMALLEST),
                        "{cells:?} {shown:?}"
                    );
                }
            }
        }
    }
}
