using RupnManager.Pdf.Moteur;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Ce qu'un texte doit être pour que la lettre, le bordereau ou l'état qui le porte puisse s'imprimer.</summary>
public static class TextesImprimables
{
    /// <summary>Fins de ligne simples, ni caractère invisible ni puce de traitement de texte.</summary>
    public static string Redresser(string texte) => MoteurPdf.Redresser(texte);

    /// <summary>Les signes que la police des imprimés ne dessine pas ; vide si tout s'imprime.</summary>
    public static IReadOnlyList<string> SignesRefuses(string texte) => MoteurPdf.CaracteresNonImprimables(texte);
}
