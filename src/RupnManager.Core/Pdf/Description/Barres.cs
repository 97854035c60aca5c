namespace RupnManager.Pdf.Description;

/// <summary>
/// Un graphique en barres horizontales : la mesure en plein, celle d'avant en contour, lisibles en noir et blanc. Le tableau des mêmes
/// nombres suit toujours ; l'alternative dit l'essentiel à qui ne voit pas la figure.
/// </summary>
public sealed record Barres(string Alternative, IReadOnlyList<Barre> Lignes) : Bloc;

/// <summary>Une barre : son nom, sa mesure et ce qu'on en écrit au bout.</summary>
public sealed record Barre(string Nom, string Valeur, double Mesure, double? Avant = null);
