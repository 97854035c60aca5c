using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RupnManager.Web.TagHelpers;

/// <summary>Un mot de passe du DSFR, que l'on peut afficher ; le contenu vient après la case « Afficher ».</summary>
[HtmlTargetElement("dsfr-password")]
public sealed class DsfrPasswordTagHelper : ChampDsfr
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var suite = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Erreur is null ? "fr-password fr-mb-3w" : "fr-password fr-mb-3w fr-input-group fr-input-group--error");
        output.Attributes.SetAttribute("id", $"{Identifiant}-groupe");
        var champ = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        champ.AddCssClass("fr-password__input fr-input");
        champ.Attributes["type"] = "password";
        champ.Attributes["autocapitalize"] = "off";
        champ.Attributes["spellcheck"] = "false";
        Completer(champ, context);
        var cadre = new TagBuilder("div");
        cadre.AddCssClass("fr-input-wrap");
        cadre.InnerHtml.AppendHtml(champ);
        output.Content.AppendHtml(Etiquette()).AppendHtml(cadre).AppendHtml(Messages()).AppendHtml(Afficher()).AppendHtml(suite);
    }

    private TagBuilder Afficher()
    {
        var groupe = new TagBuilder("div");
        groupe.AddCssClass("fr-password__checkbox fr-checkbox-group fr-checkbox-group--sm");
        var caseACocher = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        caseACocher.Attributes["type"] = "checkbox";
        caseACocher.Attributes["id"] = $"{Identifiant}-afficher";
        caseACocher.Attributes["aria-label"] = "Afficher le mot de passe";
        var etiquette = new TagBuilder("label");
        etiquette.AddCssClass("fr-password__checkbox fr-label");
        etiquette.Attributes["for"] = $"{Identifiant}-afficher";
        etiquette.InnerHtml.Append("Afficher");
        groupe.InnerHtml.AppendHtml(caseACocher).AppendHtml(etiquette);
        return groupe;
    }
}
