namespace RupnManager.Pdf.Textes;

/// <summary>Les textes qui suivent le décret IFIC depuis la rentrée 2015 : cités, leur texte n'étant pas reproduit ici.</summary>
public static class ReferencesImp
{
    public const string Titre = "Textes relatifs à l'indemnité pour mission particulière";

    public const string Chapeau = "Cette lettre se réfère aux textes suivants, dans leur version publiée :";

    public static IReadOnlyList<string> Textes { get; } =
    [
        "décret n° 2015-475 du 27 avril 2015 (NOR : MENH1505021D, Journal officiel du 29 avril 2015) ;",
        "circulaire n° 2015-058 du 29 avril 2015 (NOR : MENH1506032C, Bulletin officiel n° 18 du 30 avril 2015).",
    ];
}
