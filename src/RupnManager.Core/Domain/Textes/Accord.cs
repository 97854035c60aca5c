namespace RupnManager.Domain.Textes;

/// <summary>Le singulier ou le pluriel d'une phrase qui compte.</summary>
public static class Accord
{
    private const string Marque = "(s)";

    /// <summary>« 1 ligne refusée », « 2 lignes refusées » : chaque « (s) » de la phrase suit le nombre, singulier jusqu'à un.</summary>
    public static string Accorder(this string phrase, long nombre) => phrase.Replace(Marque, nombre > 1 ? "s" : "", StringComparison.Ordinal);
}
