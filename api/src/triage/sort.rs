//! The orders of the staff's list, and the place in each of them after which the next page begins.

use sea_orm::{Order, QueryFilter, QueryOrder, Select, Value, sea_query::Expr};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::item::Row;
use crate::{
    platform::page,
    submissions::submission::{self, Column},
};

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TriageSort {
    /// What is due first.
    #[default]
    Due,
    /// What was submitted last.
    Newest,
    /// What was submitted first.
    Oldest,
    /// What has the fewest scores.
    FewestScores,
    /// What has the highest mean; for those who decide and do not score.
    Highest,
    /// What reviewers disagree on most; for those who decide and do not score.
    MostDisputed,
}

/// The last row's place: its key in the order, a fraction by its bits, and its id.
pub type Place = (i64, Uuid);

impl TriageSort {
    /// Orders that would give away scores which the caller may not see.
    pub fn tells_scores(self) -> bool {
        matches!(self, Self::Highest | Self::MostDisputed)
    }

    /// Orders in which the scores of a submission, or how many it has, give its place.
    pub fn rests_on_scores(self) -> bool {
        self.tells_scores() || self == Self::FewestScores
    }

    pub fn place(self, row: &Row) -> Place {
        let key = match self {
            Self::Due => row.due_at.map_or(i64::MAX, |at| at.0),
            Self::Newest | Self::Oldest => row.submitted_at.map_or(0, |at| at.0),
            Self::FewestScores => i64::from(row.score_count),
            Self::Highest => bits(row.score_mean),
            Self::MostDisputed => bits(row.score_spread),
        };
        (key, row.id.0)
    }

    /// Orders the rows and goes on behind the place.
    pub fn apply(
        self,
        select: Select<submission::Entity>,
        after: Option<Place>,
    ) -> Select<submission::Entity> {
        let order = if self.descends() { Order::Desc } else { Order::Asc };
        let select = select.order_by(self.key(), order.clone()).order_by(Column::Id, order);
        let Some((key, id)) = after else { return select };
        let place = [self.key(), Expr::col((submission::Entity, Column::Id))];
        let key = self.value(key);
        select.filter(if self.descends() {
            page::before(place, key, id)
        } else {
            page::behind(place, key, id)
        })
    }

    const fn descends(self) -> bool {
        matches!(self, Self::Newest | Self::Highest | Self::MostDisputed)
    }

    /// Never null, since the databases do not agree where nulls stand; in the words of the indexes, which are no
    /// parameters.
    fn key(self) -> Expr {
        match self {
            Self::Due => Expr::cust("COALESCE(submissions.due_at, 9223372036854775807)"),
            Self::Newest | Self::Oldest => Expr::col((submission::Entity, Column::SubmittedAt)),
            Self::FewestScores => Expr::col((submission::Entity, Column::ScoreCount)),
            Self::Highest => Expr::cust("COALESCE(submissions.score_mean, -1.0)"),
            Self::MostDisputed => Expr::cust("COALESCE(submissions.score_spread, -1.0)"),
        }
    }

    fn value(self, key: i64) -> Value {
        if self.tells_scores() { f64::from_bits(key.cast_unsigned()).into() } else { key.into() }
    }
}

/// Below all scores.
const NO_SCORE: f64 = -1.0;

fn bits(value: Option<f64>) -> i64 {
    value.unwrap_or(NO_SCORE).to_bits().cast_signed()
}
