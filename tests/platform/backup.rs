use sea_orm::EntityTrait;
use wenovate::{
    organisations::organisation,
    platform::{backup, config::Config, db::Db, random::Random, time::Clock},
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_backup_of_a_running_sqlite_can_be_opened(app: TestApp) {
    let body = app.organisation().await;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    let config = &app.services().config;

    let written = backup::write(config, &copy).await;
    if !config.uses_sqlite() {
        assert!(written.unwrap_err().to_string().contains("pg_dump"));
        return;
    }
    written.unwrap();
    let restored = Config { database_url: format!("sqlite://{}", copy.display()).into(), ..config.clone() };
    let restored = Db::connect(&restored, Clock::system(), Random::from_system()).await.unwrap();
    let found = organisation::Entity::find_by_id(body.id).one(&*restored).await.unwrap();
    assert_eq!(found.unwrap().code, body.code);
    restored.close().await.unwrap();

    assert!(
        backup::write(config, &copy).await.unwrap_err().to_string().contains("already"),
        "nothing is written over"
    );
}
