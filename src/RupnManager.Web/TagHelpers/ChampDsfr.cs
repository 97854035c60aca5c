using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using RupnManager.Domain.Regles;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.TagHelpers;

/// <summary>Ce que tous les champs du DSFR partagent : étiquette, aide, erreur et son fondement.</summary>
public abstract class ChampDsfr : TagHelper
{
    [HtmlAttributeName("for")] public ModelExpression For { get; set; } = null!;
    [HtmlAttributeName("label")] public string? Label { get; set; }
    [HtmlAttributeName("hint")] public string? Hint { get; set; }
    [HtmlAttributeName("name")] public string? Nom { get; set; }
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    protected string NomDuChamp => Nom ?? ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    protected string Identifiant => TagBuilder.CreateSanitizedId(NomDuChamp, "_");

    protected string? Erreur => ViewContext.ModelState.TryGetValue(NomDuChamp, out var etat) && etat.Errors.Count > 0
        ? etat.Errors[0].ErrorMessage : null;

    /// <summary>Ce qui a été tapé, même refusé, sinon la valeur du modèle.</summary>
    protected string? Valeur => ViewContext.ModelState.TryGetValue(NomDuChamp, out var etat) && etat.AttemptedValue is { } tape
        ? tape : FormaterValeur(For.Model);

    private static string? FormaterValeur(object? valeur) => valeur switch
    {
        DateOnly jour => jour.ToString("yyyy-MM-dd"),
        _ => Convert.ToString(valeur, System.Globalization.CultureInfo.CurrentCulture),
    };

    protected void Ouvrir(TagHelperOutput output, string classe)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Erreur is null ? classe : $"{classe} {classe}--error");
    }

    protected TagBuilder Etiquette()
    {
        var etiquette = new TagBuilder("label");
        etiquette.AddCssClass("fr-label");
        etiquette.Attributes["for"] = Identifiant;
        etiquette.InnerHtml.Append(Label ?? For.Metadata.DisplayName ?? For.Name);
        if (Hint is not null)
        {
            var aide = new TagBuilder("span");
            aide.AddCssClass("fr-hint-text");
            aide.InnerHtml.Append(Hint);
            etiquette.InnerHtml.AppendHtml(aide);
        }
        return etiquette;
    }

    protected void Completer(TagBuilder champ, TagHelperContext contexte, params string[] propres)
    {
        champ.Attributes["id"] = Identifiant;
        champ.Attributes["name"] = NomDuChamp;
        champ.Attributes["aria-describedby"] = $"{Identifiant}-messages";
        if (Erreur is not null) champ.Attributes["aria-invalid"] = "true";
        foreach (var attribut in contexte.AllAttributes.Where(a => a.Name is not ("for" or "label" or "hint" or "name") && !propres.Contains(a.Name)))
            champ.Attributes[attribut.Name] = attribut.Value?.ToString() ?? "";
    }

    protected TagBuilder Messages()
    {
        var groupe = new TagBuilder("div");
        groupe.AddCssClass("fr-messages-group");
        groupe.Attributes["id"] = $"{Identifiant}-messages";
        groupe.Attributes["aria-live"] = "polite";
        if (Erreur is not { } erreur) return groupe;
        var message = new TagBuilder("p");
        message.AddCssClass("fr-message fr-message--error");
        message.InnerHtml.Append(erreur);
        message.InnerHtml.AppendHtml(FondementDuRefus.Ecrire(ViewContext.HttpContext, NomDuChamp, erreur));
        groupe.InnerHtml.AppendHtml(message);
        return groupe;
    }
}

/// <summary>Le texte qui fonde un refus, en lien quand il est annexé.</summary>
internal static class FondementDuRefus
{
    public static HtmlContentBuilder Ecrire(HttpContext http, string champ, string message)
    {
        var contenu = new HtmlContentBuilder();
        if (http.FondementDe(champ, message) is not { Force: not Force.ControleDAcces } fondement) return contenu;
        contenu.Append(" (");
        if (fondement.Lien is { } lien)
        {
            var ancre = new TagBuilder("a");
            ancre.Attributes["href"] = lien;
            ancre.InnerHtml.Append(fondement.Affichage);
            contenu.AppendHtml(ancre);
        }
        else contenu.Append(fondement.Affichage);
        contenu.Append(")");
        return contenu;
    }
}
