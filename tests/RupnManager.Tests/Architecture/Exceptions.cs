namespace RupnManager.Tests.Architecture;

/// <summary>Les exceptions aux règles des services, chacune avec sa raison. Une exception devenue inutile fait échouer le test.</summary>
internal static class Exceptions
{
    private const string AvantLesComptes = "au démarrage, avant qu'il y ait un acteur";

    public static readonly Dictionary<string, string> LecturesHorsPerimetre = new()
    {
        ["ActeurService.ToutesAsync"] = "c'est elle qui fait l'acteur : elle ne lit que les délégations de la personne connectée",
        ["DonneesDeReference.CompleterAsync"] = AvantLesComptes,
        ["ModeleService.ModeleEnVigueurAsync"] = "l'académie vient d'une mission déjà lue dans le périmètre ; un modèle publié n'est pas secret",
    };

    public static readonly Dictionary<string, string> EnregistrementsSansJournal = new()
    {
        ["DonneesDeReference.CompleterAsync"] = AvantLesComptes,
        ["DemonstrationService.JouerAsync"] = "plante le décor fictif sur une base vide : personne n'a encore agi",
    };
}
