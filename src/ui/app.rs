//! The page as its address wants it: whole, embedded, or the word that a link cannot be read.

use yew::prelude::*;

use super::broken::broken;
use super::embed::Embed;
use super::hooks::{StoreHandle, use_lesson, use_store};
use super::page::Page;
use crate::app::Action;
use crate::text::Language;
use crate::view::Prepared;

/// What is shown, in the language that all of it speaks.
#[component]
pub fn App() -> Html {
    let (store, prepared) = use_store();
    let visit = &store.state.visit;
    let language = visit.language().unwrap_or(store.state.language);
    let lesson = visit.broken.as_ref().is_some_and(|broken| broken.1.list.is_some());
    use_lesson(&store.state);
    let page = if lesson {
        html! { <main class="broken"><loop-lesson class="link" /></main> }
    } else if let Some(link) = &visit.broken {
        broken(link, language, &store.on(|()| Action::GoOn))
    } else if visit.settings.embed {
        html! { <Embed {store} {prepared} /> }
    } else {
        html! { <Page {store} {prepared} /> }
    };
    html! { <ContextProvider<Language> context={language}>{ page }</ContextProvider<Language>> }
}

/// What every picture is drawn from.
#[derive(PartialEq, Properties)]
pub struct StoreProps {
    pub store: StoreHandle,
    /// The last long prediction, made ready for its picture.
    pub prepared: Option<Prepared>,
}
