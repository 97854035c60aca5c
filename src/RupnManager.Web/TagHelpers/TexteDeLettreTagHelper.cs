using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RupnManager.Web.TagHelpers;

/// <summary>Un passage de la lettre ; les champs encore vides y sont signalés en mots et en couleur.</summary>
[HtmlTargetElement("texte-de-lettre", TagStructure = TagStructure.WithoutEndTag)]
public sealed partial class TexteDeLettreTagHelper : TagHelper
{
    [HtmlAttributeName("texte")] public string Texte { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var fin = 0;
        foreach (Match champ in Crochets().Matches(Texte))
        {
            output.Content.Append(Texte[fin..champ.Index]);
            var manque = new TagBuilder("span");
            manque.AddCssClass("manque");
            manque.InnerHtml.Append($"à remplir : {champ.Groups[1].Value}");
            output.Content.AppendHtml(manque);
            fin = champ.Index + champ.Length;
        }
        output.Content.Append(Texte[fin..]);
    }

    [GeneratedRegex(@"\[([^\[\]]{1,60})\]")]
    private static partial Regex Crochets();
}
