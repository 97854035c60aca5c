using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RupnManager.Web.TagHelpers;

/// <summary>Chaque formulaire envoyé porte son jeton ; celui d'ASP.NET l'oublie dès que « action » est écrite.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormulairePostTagHelper(IHtmlGenerator generateur) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.PostContent.AppendHtml(generateur.GenerateAntiforgery(ViewContext));
}
