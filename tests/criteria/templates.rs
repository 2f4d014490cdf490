use wenovate::{
    criteria::import_templates,
    platform::audit::{Identity, did},
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn the_ready_sets_are_published_once(app: TestApp) {
    let import = async || {
        let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
        let templates = import_templates(&tx).await.unwrap();
        tx.commit(did("tests.made", "criteria_set", templates.triage)).await.unwrap();
        templates
    };
    let (first, second) = (import().await, import().await);
    assert_eq!((first.triage, first.evaluation), (second.triage, second.evaluation));
    let sets = app.visitor().get("/criteria-sets").await.ok().items();
    assert_eq!(sets.len(), 2);
    for set in sets {
        let criteria = set["criteria"].as_array().unwrap();
        let weights: f64 = criteria.iter().map(|criterion| criterion["weight"].as_f64().unwrap()).sum();
        assert!((weights - 100.0).abs() < f64::EPSILON);
        assert!(
            criteria.iter().all(|criterion| criterion["help"]["en"].as_str().unwrap().ends_with(['?', '.']))
        );
    }
}
