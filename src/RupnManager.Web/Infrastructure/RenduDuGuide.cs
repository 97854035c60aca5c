using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace RupnManager.Web.Infrastructure;

/// <summary>Un texte Markdown en éléments du système de design ; chaque mot y est encodé, rien n'y est recopié tel quel.</summary>
internal sealed class RenduDuGuide(Func<string, string?> adresse)
{
    private readonly List<TitreDuGuide> _parties = [];
    private string _dernier = "";

    /// <summary>Le titre de la page, montré à part.</summary>
    public string Titre { get; private set; } = "";

    /// <summary>Les titres de deuxième rang.</summary>
    public IReadOnlyList<TitreDuGuide> Parties => _parties;

    public IHtmlContentBuilder Rendre(IEnumerable<Block> blocs)
    {
        var rendu = new HtmlContentBuilder();
        foreach (var bloc in blocs) rendu.AppendHtml(Bloc(bloc));
        return rendu;
    }

    private IHtmlContentBuilder Bloc(Block bloc) => bloc switch
    {
        HeadingBlock titre => EnTete(titre),
        ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: true } } paragraphe => Element("figure", "rupn-guide__image", Mots(paragraphe.Inline)),
        ParagraphBlock paragraphe => Element("p", null, Mots(paragraphe.Inline!)),
        ListBlock liste => Element(liste.IsOrdered ? "ol" : "ul", null, [.. liste.Cast<ListItemBlock>().Select(i => Element("li", null, Ligne(i)))]),
        Table table => Tableau(table),
        CodeBlock code => Element("pre", "rupn-guide__code", Element("code", null, Texte(code.Lines.ToString()))),
        _ => throw new NotSupportedException($"Le guide ne sait pas montrer {bloc.GetType().Name}, ligne {bloc.Line + 1}."),
    };

    private IHtmlContentBuilder EnTete(HeadingBlock bloc)
    {
        var mots = Brut(bloc.Inline!);
        if (bloc.Level == 1)
        {
            Titre = mots;
            return Vide;
        }
        var titre = new TitreDuGuide(Ancre(mots), mots);
        _dernier = mots;
        if (bloc.Level == 2) _parties.Add(titre);
        return Element($"h{bloc.Level}", bloc.Level == 2 ? "fr-h4 fr-mt-4w" : "fr-h6", [("id", titre.Ancre)], Mots(bloc.Inline!));
    }

    /// <summary>Une ligne de liste ne porte pas de paragraphe ; ce qui la suit, si.</summary>
    private IHtmlContentBuilder[] Ligne(ListItemBlock ligne) => [.. ligne.Select((bloc, rang) => rang == 0 && bloc is ParagraphBlock { Inline: { } mots } ? Mots(mots) : Bloc(bloc))];

    private IHtmlContentBuilder Tableau(Table table)
    {
        var titres = ((TableRow)table[0]).Cast<TableCell>().Select(c => Brut(((ParagraphBlock)c[0]).Inline!)).ToList();
        var entete = Rang(titres.Select(t => Element("th", null, [("role", "columnheader"), ("scope", "col")], Texte(t))));
        var lignes = table.Skip(1).Cast<TableRow>().Select(l => Rang(l.Cast<TableCell>().Select((c, n) => Case(c, titres[n]))));
        var tableau = Element("table", null, [("role", "table")], Element("caption", null, Texte(_dernier)),
            Element("thead", null, [("role", "rowgroup")], entete), Element("tbody", null, [("role", "rowgroup")], [.. lignes]));
        return Element("div", "fr-table rupn-empile", Element("div", "fr-table__wrapper", Element("div", "fr-table__container", Element("div", "fr-table__content", tableau))));
    }

    private IHtmlContentBuilder Case(TableCell cellule, string titre)
    {
        (string, string)[] role = [("role", "cell")];
        return Element("td", "fr-cell--multiline", titre.Length == 0 ? role : [.. role, ("data-l", titre)],
            cellule.Count == 0 ? Vide : Mots(((ParagraphBlock)cellule[0]).Inline!));
    }

    private static IHtmlContentBuilder Rang(IEnumerable<IHtmlContentBuilder> cases) => Element("tr", null, [("role", "row")], [.. cases]);

    private HtmlContentBuilder Mots(ContainerInline suite)
    {
        var rendu = new HtmlContentBuilder();
        foreach (var mot in suite) rendu.AppendHtml(Mot(mot));
        return rendu;
    }

    private IHtmlContentBuilder Mot(Inline mot) => mot switch
    {
        LiteralInline texte => Texte(texte.Content.ToString()),
        HtmlEntityInline entite => Texte(entite.Transcoded.ToString()),
        LineBreakInline => Texte(" "),
        CodeInline code => Element("code", null, Texte(code.Content)),
        EmphasisInline accent => Element(accent.DelimiterCount == 2 ? "strong" : "em", null, Mots(accent)),
        AutolinkInline lien => Lien(lien.Url, Texte(lien.Url)),
        LinkInline { IsImage: true } image => Element("img", null, [("src", adresse(image.Url!)!), ("alt", Brut(image)), ("loading", "lazy")]),
        LinkInline lien => adresse(lien.Url!) is { } ici ? Lien(ici, Mots(lien)) : Mots(lien),
        _ => throw new NotSupportedException($"Le guide ne sait pas montrer {mot.GetType().Name}, ligne {mot.Line + 1}."),
    };

    private static IHtmlContentBuilder Lien(string ou, IHtmlContentBuilder mots) => Element("a", null, [("href", ou)], mots);

    private static IHtmlContentBuilder Element(string nom, string? classe, params IHtmlContentBuilder[] contenus) => Element(nom, classe, [], contenus);

    private static IHtmlContentBuilder Element(string nom, string? classe, (string Nom, string Valeur)[] attributs, params IHtmlContentBuilder[] contenus)
    {
        var element = new TagBuilder(nom) { TagRenderMode = nom == "img" ? TagRenderMode.SelfClosing : TagRenderMode.Normal };
        if (classe is not null) element.Attributes["class"] = classe;
        foreach (var (cle, valeur) in attributs) element.Attributes[cle] = valeur;
        foreach (var contenu in contenus) element.InnerHtml.AppendHtml(contenu);
        return new HtmlContentBuilder().AppendHtml(element);
    }

    private static IHtmlContentBuilder Vide => new HtmlContentBuilder();

    private static IHtmlContentBuilder Texte(string mots) => new HtmlContentBuilder().Append(mots);

    /// <summary>Les mots seuls, sans leur mise en forme.</summary>
    private static string Brut(ContainerInline suite) => string.Concat(suite.Select(m => m switch
    {
        ContainerInline dedans => Brut(dedans),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => m.ToString(),
    }));

    /// <summary>L'ancre d'un titre, telle que les forges de code la font : les liens du guide y mènent là-bas comme ici.</summary>
    private static string Ancre(string titre)
    {
        var ancre = new StringBuilder();
        foreach (var lettre in titre.ToLowerInvariant())
            if (char.IsLetterOrDigit(lettre) || lettre is '-' or '_') ancre.Append(lettre);
            else if (lettre == ' ') ancre.Append('-');
        return ancre.ToString();
    }
}
