//! How well a measure agrees with people: the arithmetic of `evaluate.py`.

/// A statistic over scores and what they should agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Statistic {
    /// The share of pairs whose harder side scores higher; a tie counts half.
    Ordered,
    Pearson,
    Spearman,
}

impl Statistic {
    /// What the tables call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ordered => "order",
            Self::Pearson => "Pearson",
            Self::Spearman => "Spearman",
        }
    }

    /// Of two series of equal length: for pairs the scores of their harder and easier sides, else
    /// the scores and the gold values.
    pub(crate) fn of(self, a: &[f64], b: &[f64]) -> f64 {
        match self {
            Self::Ordered => ordered(a, b),
            Self::Pearson => pearson(a, b),
            Self::Spearman => pearson(&ranks(a), &ranks(b)),
        }
    }
}

fn ordered(hard: &[f64], easy: &[f64]) -> f64 {
    let credit = |(hard, easy): (&f64, &f64)| match hard.partial_cmp(easy) {
        Some(std::cmp::Ordering::Greater) => 1.0,
        Some(std::cmp::Ordering::Equal) => 0.5,
        _ => 0.0,
    };
    hard.iter().zip(easy).map(credit).sum::<f64>() / hard.len() as f64
}

fn pearson(x: &[f64], y: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let spread = |values: &[f64], mean: f64| {
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        squares.sqrt()
    };
    let spreads = spread(x, mean_x) * spread(y, mean_y);
    if spreads == 0.0 {
        return 0.0;
    }
    let together = x.iter().zip(y).map(|(x, y)| (x - mean_x) * (y - mean_y));
    together.sum::<f64>() / spreads
}

/// The rank of each value; equal values share the mean of their ranks.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    for tied in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let last = first + tied.len() - 1;
        for &i in tied {
            ranks[i] = (first + last) as f64 / 2.0;
        }
        first = last + 1;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(statistic: Statistic, a: &[f64], b: &[f64], expected: f64) {
        let got = statistic.of(a, b);
        assert!((got - expected).abs() < 1e-12, "{statistic:?}: {got}");
    }

    #[test]
    fn a_tie_is_half_a_pair() {
        check(Statistic::Ordered, &[2.0, 1.0, 1.0], &[1.0, 2.0, 1.0], 0.5);
    }

    #[test]
    fn spearman_asks_for_order_alone() {
        let (x, y) = ([1.0, 2.0, 3.0, 4.0], [1.0, 10.0, 100.0, 1000.0]);
        check(Statistic::Spearman, &x, &y, 1.0);
        assert!(Statistic::Pearson.of(&x, &y) < 0.9);
    }

    #[test]
    fn ties_share_a_rank() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [2.5, 0.0, 2.5, 1.0]);
        // Ranks 0, 1.5, 1.5 against 0, 1, 2.
        let expected = 3.0_f64.sqrt() / 2.0;
        check(
            Statistic::Spearman,
            &[1.0, 2.0, 2.0],
            &[1.0, 2.0, 3.0],
            expected,
        );
    }

    #[test]
    fn what_never_differs_agrees_with_nothing() {
        check(Statistic::Pearson, &[1.0, 1.0], &[1.0, 2.0], 0.0);
    }
}
