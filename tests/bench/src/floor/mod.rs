//! The floors: the statements of the service's jobs through plain sqlx and serde in bare handlers. No rights beyond the
//! reading of the session, no problems, no headers; what the service takes beyond this is what its comfort costs.

mod postgres;
mod sqlite;

use serde_json::Value;

use crate::{
    connection::{Connection, Person},
    jobs::read,
    world::World,
};

/// Serves until it is stopped, with as many threads and connections as the service has.
pub async fn serve(database: &str) {
    if database.starts_with("sqlite:") {
        sqlite::serve(database).await;
    } else {
        postgres::serve(database).await;
    }
}

/// The floor must say what the service says, as far as it says anything: otherwise it would be no floor.
pub async fn compare(world: &World, service: &str, floor: &str) {
    let mut service = Connection::open(service).await.expect("the service answers");
    let mut floor = Connection::open(floor).await.expect("the floor answers");
    let submission = format!("/submissions/{}", world.public_submission());
    let search = world.search();
    let asked: [(&str, Option<&Person>); 3] =
        [(read::LIBRARY, None), (&search, Some(world.member())), (&submission, Some(world.member()))];
    for (path, person) in asked {
        let (ours, bare) = (service.get(path, person).await, floor.get(path, person).await);
        ours.must(ours.status.is_success(), path);
        bare.must(bare.status.is_success(), path);
        assert_says(path, &ours.json(), &bare.json());
    }
}

/// All that the floor says, the service says too.
fn assert_says(at: &str, service: &Value, floor: &Value) {
    match (service, floor) {
        (Value::Object(ours), Value::Object(bare)) => {
            for (key, value) in bare {
                assert_says(&format!("{at} {key}"), ours.get(key).unwrap_or(&Value::Null), value);
            }
        }
        (Value::Array(ours), Value::Array(bare)) => {
            assert_eq!(ours.len(), bare.len(), "{at}");
            for (ours, bare) in ours.iter().zip(bare) {
                assert_says(at, ours, bare);
            }
        }
        (ours, bare) => assert_eq!(ours, bare, "{at}"),
    }
}
