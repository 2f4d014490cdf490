//! How much of everything.

/// How much is written.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Sizes {
    /// Members besides the staff.
    #[arg(long, default_value_t = 2_000)]
    pub members: u64,
    /// Submissions that were handed in.
    #[arg(long, default_value_t = 10_000)]
    pub submissions: u64,
    /// Questions of the form, and so answers of each submission.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=60))]
    pub answers: u64,
    /// Scores, spread evenly over the submissions.
    #[arg(long, default_value_t = 30_000)]
    pub scores: u64,
    /// Published entries of the library.
    #[arg(long, default_value_t = 2_000)]
    pub public: u64,
}

impl Sizes {
    /// The most scores that one submission has.
    pub const fn scores_each(self) -> u64 {
        if self.submissions == 0 { 0 } else { self.scores.div_ceil(self.submissions) }
    }

    /// Enough reviewers that each submission has been scored by a few of them and can be scored by many more.
    pub const fn reviewers(self) -> u64 {
        self.scores_each() * 2 + 34
    }
}
