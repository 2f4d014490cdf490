//! Questionnaires that come with the product, ready to be used or changed.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    create::{NewQuestionnaire, insert},
    entity::{QuestionnaireVersionStatus, questionnaire},
};
use crate::platform::{
    audit::did,
    db::Tx,
    problem::{Problem, Result},
};

/// One document each, in the shape of what `POST /questionnaires` takes.
const TEMPLATES: [&str; 4] = [
    include_str!("templates/innovation_survey.json"),
    include_str!("templates/submission_form.json"),
    include_str!("templates/participation_form.json"),
    include_str!("templates/specification.json"),
];

/// Publishes the first version of each template whose key is not there yet.
///
/// # Errors
/// When the database refuses.
pub async fn import_templates(tx: &Tx) -> Result<()> {
    for template in TEMPLATES {
        let form: NewQuestionnaire = serde_json::from_str(template).map_err(Problem::internal)?;
        let of_key = questionnaire::Entity::find().filter(questionnaire::Column::Key.eq(&form.key));
        if of_key.one(&**tx).await?.is_none() {
            let (_, version) = insert(tx, form, QuestionnaireVersionStatus::Published).await?;
            tx.record(did("questionnaires.published", "questionnaire_version", version.id)).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use validator::Validate;

    use super::*;

    #[test]
    fn every_template_is_sound() {
        for template in TEMPLATES {
            let form: NewQuestionnaire = serde_json::from_str(template).unwrap();
            form.validate().unwrap();
            assert_eq!(form.definition.check("/definition"), Ok(()), "{}", form.key);
        }
    }
}
