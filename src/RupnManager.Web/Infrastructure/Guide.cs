using Markdig;
using Microsoft.AspNetCore.Html;
using RupnManager.Domain.Acteurs;

namespace RupnManager.Web.Infrastructure;

/// <summary>Un titre d'une page, et son ancre.</summary>
public sealed record TitreDuGuide(string Ancre, string Texte);

/// <summary>Une page du guide, prête à montrer.</summary>
public sealed record PageDuGuide(string Nom, string Titre, IReadOnlyList<TitreDuGuide> Parties, IHtmlContentBuilder Texte);

/// <summary>Le guide livré avec l'application : il dit toujours cette version-ci, et se lit sans rien demander à l'extérieur.</summary>
public static class Guide
{
    public const string Sommaire = "README";
    private static readonly MarkdownPipeline Lecture = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>Les pages par rôle, dans l'ordre où le guide les présente.</summary>
    public static readonly IReadOnlyList<(string Nom, string Libelle)> ParRole =
    [
        ("chef-d-etablissement", "Chef d'établissement"), ("rupn", "RUPN"), ("dan", "Délégué académique au numérique"),
        ("intendance", "Intendance"), ("rectorat", "Services du recteur"), ("administrateur", "Administration technique"),
    ];

    /// <summary>La page d'un rôle.</summary>
    public static string PageDe(Role role) => role switch
    {
        Role.ChefEtablissement or Role.Delegataire => "chef-d-etablissement",
        Role.Rupn => "rupn",
        Role.Dan => "dan",
        Role.Intendance => "intendance",
        Role.Rectorat => "rectorat",
        _ => "administrateur",
    };

    /// <summary>La page de ce nom, ou rien ; composée à chaque visite, car une vue vide le contenu qu'elle écrit.</summary>
    public static PageDuGuide? Trouver(string nom) => Lire($"{nom}.md") is { } texte ? Composer(nom, texte) : null;

    /// <summary>L'image de ce nom, ou rien.</summary>
    public static Stream? Image(string nom) => Ouvrir($"images/{nom}.png");

    private static PageDuGuide Composer(string nom, string texte)
    {
        var rendu = new RenduDuGuide(Adresse);
        var corps = rendu.Rendre(Markdown.Parse(texte, Lecture));
        return new(nom, rendu.Titre, rendu.Parties, corps);
    }

    /// <summary>L'adresse, dans l'application, d'un lien du guide ; rien si la page n'y est pas : elle n'est alors que nommée.</summary>
    private static string? Adresse(string lien)
    {
        if (lien.StartsWith('#') || lien.StartsWith("http", StringComparison.Ordinal)) return lien;
        var (chemin, ancre) = lien.Split('#') is [var avant, var apres] ? (avant, $"#{apres}") : (lien, "");
        var nom = Path.GetFileNameWithoutExtension(chemin);
        if (chemin.EndsWith(".png", StringComparison.Ordinal)) return $"/aide/images/{nom}.png";
        if (nom == Sommaire) return $"/aide{ancre}";
        return Lire($"{nom}.md") is null ? null : $"/aide/{nom}{ancre}";
    }

    private static string? Lire(string nom)
    {
        using var flux = Ouvrir(nom);
        return flux is null ? null : new StreamReader(flux).ReadToEnd();
    }

    private static Stream? Ouvrir(string nom) => typeof(Guide).Assembly.GetManifestResourceStream($"aide/{nom}");
}
