using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RupnManager.Web.TagHelpers;

/// <summary>Un champ de saisie du DSFR : &lt;dsfr-input for="Courriel" type="email" /&gt;.</summary>
[HtmlTargetElement("dsfr-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DsfrInputTagHelper : ChampDsfr
{
    [HtmlAttributeName("type")] public string Type { get; set; } = "text";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Ouvrir(output, Type == "file" ? "fr-upload-group" : "fr-input-group");
        var champ = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        champ.AddCssClass(Type == "file" ? "fr-upload" : "fr-input");
        champ.Attributes["type"] = Type;
        if (Type is not ("password" or "file")) champ.Attributes["value"] = Valeur ?? "";
        Completer(champ, context, "type");
        output.Content.AppendHtml(Etiquette()).AppendHtml(champ).AppendHtml(Messages());
    }
}

/// <summary>Une zone de texte du DSFR.</summary>
[HtmlTargetElement("dsfr-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DsfrTextareaTagHelper : ChampDsfr
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Ouvrir(output, "fr-input-group");
        var champ = new TagBuilder("textarea");
        champ.AddCssClass("fr-input");
        Completer(champ, context);
        champ.InnerHtml.Append(Valeur ?? "");
        output.Content.AppendHtml(Etiquette()).AppendHtml(champ).AppendHtml(Messages());
    }
}

/// <summary>Une liste déroulante du DSFR.</summary>
[HtmlTargetElement("dsfr-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DsfrSelectTagHelper : ChampDsfr
{
    [HtmlAttributeName("items")] public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Le premier choix, vide : « Choisissez une fonction ».</summary>
    [HtmlAttributeName("vide")] public string? Vide { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Ouvrir(output, "fr-select-group");
        var champ = new TagBuilder("select");
        champ.AddCssClass("fr-select");
        Completer(champ, context, "items", "vide");
        if (Vide is not null) champ.InnerHtml.AppendHtml(Option("", Vide, string.IsNullOrEmpty(Valeur)));
        foreach (var item in Items) champ.InnerHtml.AppendHtml(Option(item.Value ?? item.Text, item.Text, (item.Value ?? item.Text) == Valeur));
        output.Content.AppendHtml(Etiquette()).AppendHtml(champ).AppendHtml(Messages());
    }

    private static TagBuilder Option(string valeur, string texte, bool choisie)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = valeur;
        if (choisie) option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(texte);
        return option;
    }
}

/// <summary>Une case à cocher du DSFR.</summary>
[HtmlTargetElement("dsfr-checkbox", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DsfrCheckboxTagHelper : ChampDsfr
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Ouvrir(output, "fr-checkbox-group");
        var champ = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        champ.Attributes["type"] = "checkbox";
        champ.Attributes["value"] = "true";
        if (Valeur is { } valeur && valeur.Split(',')[0].Equals("true", StringComparison.OrdinalIgnoreCase)) champ.Attributes["checked"] = "checked";
        Completer(champ, context);
        output.Content.AppendHtml(champ).AppendHtml(Etiquette()).AppendHtml(Messages());
    }
}
