using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using RupnManager.Domain.Textes;

namespace RupnManager.Web.TagHelpers;

/// <summary>Un texte et ce qui y change, mot à mot : barré s'il part, souligné s'il arrive, et toujours dit en mots.</summary>
[HtmlTargetElement("mots-compares", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MotsComparesTagHelper : TagHelper
{
    [HtmlAttributeName("mots")] public IReadOnlyList<SuiteDeMots> Mots { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var suite in Mots)
        {
            if (suite.Sort is SortDeMots.Garde)
            {
                output.Content.Append(suite.Texte);
                continue;
            }
            var retire = suite.Sort is SortDeMots.Retire;
            var dit = new TagBuilder("span");
            dit.AddCssClass("fr-sr-only");
            dit.InnerHtml.Append(retire ? "Retiré : " : "Ajouté : ");
            var balise = new TagBuilder(retire ? "del" : "ins");
            balise.InnerHtml.AppendHtml(dit);
            balise.InnerHtml.Append(suite.Texte);
            output.Content.AppendHtml(balise);
        }
    }
}
