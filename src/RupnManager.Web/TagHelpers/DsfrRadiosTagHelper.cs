using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RupnManager.Web.TagHelpers;

/// <summary>Un choix d'une série de boutons radio.</summary>
public sealed record ChoixOffert(string Valeur, string Libelle, string? Aide = null);

/// <summary>Une série de boutons radio du DSFR : &lt;dsfr-radios for="Sens" items="choix" /&gt;.</summary>
[HtmlTargetElement("dsfr-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DsfrRadiosTagHelper : ChampDsfr
{
    [HtmlAttributeName("items")] public IEnumerable<ChoixOffert> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        var jauge = context.AllAttributes.ContainsName("data-jauge-montant");
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Erreur is null ? "fr-fieldset" : "fr-fieldset fr-fieldset--error");
        output.Attributes.SetAttribute("id", Identifiant);
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", $"{Identifiant}-legende {Identifiant}-messages");
        output.Content.AppendHtml(Legende());
        foreach (var (choix, rang) in Items.Select((c, i) => (c, i))) output.Content.AppendHtml(Element(choix, rang, jauge));
        output.Content.AppendHtml(Messages());
    }

    private TagBuilder Legende()
    {
        var legende = new TagBuilder("legend");
        legende.AddCssClass("fr-fieldset__legend--regular fr-fieldset__legend");
        legende.Attributes["id"] = $"{Identifiant}-legende";
        legende.InnerHtml.Append(Label ?? For.Metadata.DisplayName ?? For.Name);
        if (Hint is not null) legende.InnerHtml.AppendHtml(Aide(Hint));
        return legende;
    }

    private TagBuilder Element(ChoixOffert choix, int rang, bool jauge)
    {
        var (element, groupe) = (new TagBuilder("div"), new TagBuilder("div"));
        element.AddCssClass("fr-fieldset__element");
        groupe.AddCssClass("fr-radio-group");
        var champ = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (champ.Attributes["type"], champ.Attributes["id"], champ.Attributes["name"], champ.Attributes["value"]) =
            ("radio", $"{Identifiant}-{rang}", NomDuChamp, choix.Valeur);
        if (choix.Valeur == Valeur) champ.Attributes["checked"] = "checked";
        if (jauge) champ.Attributes["data-jauge-montant"] = "";
        var etiquette = new TagBuilder("label");
        etiquette.AddCssClass("fr-label");
        etiquette.Attributes["for"] = $"{Identifiant}-{rang}";
        etiquette.InnerHtml.Append(choix.Libelle);
        if (choix.Aide is not null) etiquette.InnerHtml.AppendHtml(Aide(choix.Aide));
        groupe.InnerHtml.AppendHtml(champ).AppendHtml(etiquette);
        element.InnerHtml.AppendHtml(groupe);
        return element;
    }

    private static TagBuilder Aide(string texte)
    {
        var aide = new TagBuilder("span");
        aide.AddCssClass("fr-hint-text");
        aide.InnerHtml.Append(texte);
        return aide;
    }
}
