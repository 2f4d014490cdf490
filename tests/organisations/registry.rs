use sea_orm::{EntityTrait, PaginatorTrait};
use wenovate::{
    organisations::{self, RegistryImported, organisation},
    platform::audit::Identity,
};

use crate::app::{TestApp, both_databases};

async fn import(app: &TestApp) -> RegistryImported {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    let imported = organisations::import_registry(&tx).await.unwrap();
    tx.commit(imported).await.unwrap();
    imported
}

#[both_databases]
async fn importing_the_registry_twice_changes_nothing(app: TestApp) {
    let first = import(&app).await;
    assert!(first.added >= 60);
    assert_eq!(first.kept, 0);
    assert_eq!(import(&app).await, RegistryImported { added: 0, kept: first.added });
    let count = organisation::Entity::find().count(&*app.foundation().db).await.unwrap();
    assert_eq!(usize::try_from(count).unwrap(), first.added);
    let events = app.audit().await;
    assert_eq!(events.iter().filter(|event| *event == "organisations.imported").count(), 2);
    assert_eq!(events.iter().filter(|event| *event == "organisations.created").count(), first.added);
}

#[both_databases]
async fn an_import_leaves_a_domain_to_the_body_that_has_it(app: TestApp) {
    let holder = app.organisation().domain("ioannina.gr").await;
    import(&app).await;
    let owner = organisations::find_by_domain(&*app.foundation().db, "ioannina.gr").await.unwrap().unwrap();
    assert_eq!(owner.id, holder.id);
}
