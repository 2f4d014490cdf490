use wenovate::{
    platform::audit::{Identity, did},
    questionnaires::{Definition, import_templates, latest_published},
};

use crate::app::{TestApp, both_databases};

async fn import(app: &TestApp) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    import_templates(&tx).await.unwrap();
    tx.commit(did(
        "questionnaires.imported",
        "questionnaire",
        wenovate::questionnaires::QuestionnaireId(uuid::Uuid::nil()),
    ))
    .await
    .unwrap();
}

#[both_databases]
async fn the_templates_are_published_once(app: TestApp) {
    import(&app).await;
    import(&app).await;
    let listed = app.coordinator().await.get("/questionnaires").await.items();
    assert_eq!(listed.len(), 4);
    for key in ["innovation_survey", "submission_form", "participation_form", "specification"] {
        let version = latest_published(&*app.foundation().db, key).await.unwrap().expect("it is published");
        assert!(!Definition::parse(&version).unwrap().sections.is_empty(), "{key}");
    }
    assert!(latest_published(&*app.foundation().db, "nothing").await.unwrap().is_none());
}
