using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RupnManager.Web.TagHelpers;

/// <summary>Le résumé des erreurs, en haut du formulaire : chaque ligne mène à son champ.</summary>
[HtmlTargetElement("dsfr-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DsfrErrorSummaryTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var erreurs = ViewContext.ModelState.SelectMany(e => e.Value!.Errors.Select(m => (Champ: e.Key, m.ErrorMessage))).ToList();
        if (erreurs.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fr-alert fr-alert--error fr-mb-4w");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-focus", "true");
        var titre = new TagBuilder("h2");
        titre.AddCssClass("fr-alert__title");
        titre.InnerHtml.Append(erreurs.Count == 1 ? "Une chose est à corriger" : $"{erreurs.Count} choses sont à corriger");
        var liste = new TagBuilder("ul");
        foreach (var (champ, message) in erreurs)
        {
            var ligne = new TagBuilder("li");
            if (champ.Length == 0) ligne.InnerHtml.Append(message);
            else
            {
                var lien = new TagBuilder("a");
                lien.Attributes["href"] = $"#{TagBuilder.CreateSanitizedId(champ, "_")}";
                lien.InnerHtml.Append(message);
                ligne.InnerHtml.AppendHtml(lien);
            }
            ligne.InnerHtml.AppendHtml(FondementDuRefus.Ecrire(ViewContext.HttpContext, champ, message));
            liste.InnerHtml.AppendHtml(ligne);
        }
        output.Content.AppendHtml(titre).AppendHtml(liste);
    }
}
