//! Pictures in pixels, PNG and GIF, a WebAssembly of its own: its letters are larger than all of the page, which loads it
//! when somebody asks for one, not before.

#[cfg(target_arch = "wasm32")]
mod doors {
    use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
    use loopscope::export::{GrowingGif, Look, NoPng, picture, png, slide};
    use loopscope::text::Language;
    use loopscope::trace::wire::unpack;
    use loopscope::trace::{Shared, Trace};
    use loopscope::view::Theme;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Blob, BlobPropertyBag, ClipboardItem};

    /// A picture that is drawn bit by bit, if it takes long, so that the page is not held up.
    #[wasm_bindgen]
    pub struct Drawing(Drawn, Language);

    enum Drawn {
        Gif(Box<GrowingGif>),
        /// A file, and which letters are blocks in it, if any are.
        Whole(Vec<u8>, Option<String>),
    }

    /// A trace, packed for the wire, as what names of such files end in: a `png` so many times as large as its SVG, a `gif`
    /// that takes so many seconds, a `slide.png`, a `slide.svg`, which may have other runs above it. The same bytes
    /// as `loopscope render` writes. Throws why there is none, a sentence in the language of that code, as what follows does.
    #[wasm_bindgen]
    pub fn draw(
        kind: &str,
        number: u32,
        trace: &[u8],
        above: &[u8],
        theme: &str,
        transparent: bool,
        language: &str,
    ) -> Result<Drawing, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        let theme = Theme::parse(theme).unwrap_or_default();
        let look = Look { theme, language, transparent, ..Look::default() };
        let same_build = "what a page of the same build gives";
        let trace = Shared::<Trace>::new(unpack(trace).expect(same_build));
        if kind == "gif" {
            let gif = GrowingGif::new(&trace, &look, number).map_err(no(language))?;
            return Ok(Drawing(Drawn::Gif(Box::new(gif)), language));
        }
        let svg = match kind {
            "png" => picture(&trace, &look),
            _ => {
                let above: Vec<Trace> = unpack(above).expect(same_build);
                slide(&trace, &above.into_iter().map(Shared::new).collect::<Vec<_>>(), &look)
            }
        };
        if kind.ends_with("svg") {
            return Ok(Drawing(Drawn::Whole(svg.into_bytes(), None), language));
        }
        let png = png(&svg, number).map_err(no(language))?;
        let note = png.note(language);
        Ok(Drawing(Drawn::Whole(png.bytes, note), language))
    }

    #[wasm_bindgen]
    impl Drawing {
        /// Draws the next bit; says how far all is then, in percent, or nothing where all was drawn.
        pub fn go_on(&mut self) -> Result<Option<u32>, JsValue> {
            match &mut self.0 {
                Drawn::Gif(gif) => gif.draw().map_err(no(self.1)),
                Drawn::Whole(..) => Ok(None),
            }
        }

        /// Puts it on the clipboard, if it is a PNG; what there is to say of that. Throws that the browser has not.
        pub async fn copy(self) -> Result<String, JsValue> {
            let texts = self.1.texts();
            let Drawn::Whole(png, note) = self.0 else { return Err(texts.exports.not_copied.into()) };
            copy(&png).await.map_err(|_| JsValue::from_str(texts.exports.not_copied))?;
            Ok(note.unwrap_or_else(|| texts.share.copied.into()))
        }

        /// The file, once all is drawn, and which letters are blocks in it, if any are.
        pub fn finish(self) -> Result<Array, JsValue> {
            let (bytes, note) = match self.0 {
                Drawn::Whole(bytes, note) => (bytes, note),
                Drawn::Gif(gif) => {
                    let gif = gif.finish().map_err(no(self.1))?;
                    let note = gif.note(self.1);
                    (gif.bytes, note)
                }
            };
            Ok(Array::of2(&Uint8Array::from(&*bytes), &note.into()))
        }
    }

    /// Puts a PNG on the clipboard.
    async fn copy(png: &[u8]) -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type("image/png");
        let blob =
            Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(png)), &options)?;
        let record = Object::new();
        Reflect::set(&record, &"image/png".into(), &Promise::resolve(&blob))?;
        let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&record)?;
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        JsFuture::from(window.navigator().clipboard().write(&Array::of1(&item))).await.map(drop)
    }

    fn no(language: Language) -> impl Fn(NoPng) -> JsValue {
        move |why| JsValue::from_str(&why.text(language))
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("`loopscope render FILE -o out.png` makes pictures here; this is for the page");
    std::process::exit(2);
}
