//! The audit trail's chain: the seals, the events that wait for one, and the signed checkpoints. Triggers see to it that
//! every event waits for its seal, whoever wrote it, and that no event is changed or taken away by mistake.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DatabaseBackend};

use crate::table::unique;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        audit_seals(manager).await?;
        audit_unsealed(manager).await?;
        audit_checkpoints(manager).await?;
        triggers(manager).await
    }
}

async fn audit_seals(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("audit_seals").to_owned();
    table.col(big_integer("position").primary_key()).col(uuid("event_id")).col(string("hash"));
    manager.create_table(table).await?;
    unique(manager, "audit_seals", &["event_id"]).await
}

async fn audit_unsealed(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("audit_unsealed").to_owned();
    table.col(big_pk_auto("id")).col(uuid("event_id"));
    manager.create_table(table).await
}

async fn audit_checkpoints(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("audit_checkpoints").to_owned();
    table
        .col(pk_uuid("id"))
        .col(big_integer("at"))
        .col(big_integer("size"))
        .col(string("root"))
        .col(text("statement"))
        .col(json_binary("key"));
    manager.create_table(table).await
}

async fn triggers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let triggers = match manager.get_database_backend() {
        DatabaseBackend::Postgres => {
            "CREATE FUNCTION audit_event_waits() RETURNS trigger LANGUAGE plpgsql AS $$
                 BEGIN
                     INSERT INTO audit_unsealed (event_id) VALUES (NEW.id);
                     RETURN NULL;
                 END
             $$;
             CREATE FUNCTION audit_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
                 BEGIN
                     RAISE EXCEPTION 'the audit trail is append-only';
                 END
             $$;
             CREATE TRIGGER audit_events_wait AFTER INSERT ON audit_events
                 FOR EACH ROW EXECUTE FUNCTION audit_event_waits();
             CREATE TRIGGER audit_events_stay BEFORE UPDATE OR DELETE ON audit_events
                 FOR EACH ROW EXECUTE FUNCTION audit_event_stays();"
        }
        _ => {
            "CREATE TRIGGER audit_events_wait AFTER INSERT ON audit_events BEGIN
                 INSERT INTO audit_unsealed (event_id) VALUES (new.id);
             END;
             CREATE TRIGGER audit_events_stay BEFORE UPDATE ON audit_events BEGIN
                 SELECT RAISE(ABORT, 'the audit trail is append-only');
             END;
             CREATE TRIGGER audit_events_remain BEFORE DELETE ON audit_events BEGIN
                 SELECT RAISE(ABORT, 'the audit trail is append-only');
             END;"
        }
    };
    manager.get_connection().execute_unprepared(triggers).await.map(|_| ())
}
