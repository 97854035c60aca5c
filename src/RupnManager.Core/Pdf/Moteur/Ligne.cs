namespace RupnManager.Pdf.Moteur;

/// <summary>Une ligne composée : des segments d'une même graisse, posés à leur abscisse.</summary>
internal sealed record Ligne(IReadOnlyList<Segment> Segments, double Largeur);

/// <summary>Un bout de ligne.</summary>
internal sealed record Segment(string Texte, bool Gras, bool Italique, double X);
