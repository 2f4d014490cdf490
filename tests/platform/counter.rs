use wenovate::platform::{
    audit::{AuditEventId, Identity, did},
    counter,
    problem::Result,
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn every_counter_gives_its_own_numbers_from_one(app: TestApp) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    assert_eq!(counter::next(&tx, "submissions").await.unwrap(), 1);
    assert_eq!(counter::next(&tx, "submissions").await.unwrap(), 2);
    assert_eq!(counter::next(&tx, "challenges").await.unwrap(), 1);
}

#[both_databases]
async fn a_number_is_given_to_one_transaction_only(app: TestApp) {
    let take = async || -> Result<i64> {
        let tx = app.foundation().db.begin(&Identity::System).await?;
        let id: AuditEventId = tx.new_id();
        let number = counter::next(&tx, "submissions").await?;
        tx.commit(did("tests.took", "counter", id)).await?;
        Ok(number)
    };
    let taken = futures_util::future::join_all((0..12).map(|_| take())).await;
    let mut numbers: Vec<_> = taken.into_iter().map(|number| number.unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
}
