namespace RupnManager.Pdf.Moteur;

/// <summary>Un texte contient des caractères que la police ne sait pas dessiner : on refuse d'imprimer plutôt que de les perdre.</summary>
public sealed class TexteNonImprimableException(IReadOnlyList<string> caracteres)
    : Exception($"Caractères que l'imprimé ne sait pas rendre : {string.Join(' ', caracteres)}")
{
    public IReadOnlyList<string> Caracteres { get; } = caracteres;
}
