using RupnManager.Domain.Regles;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Une version du texte d'une lettre, avec ses signatures. Un refus ou un renvoi en ouvre une autre.</summary>
public sealed class VersionDeLettre
{
    public const int LongueurDuMotif = 1000;
    private readonly List<Signature> _signatures = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid LettreId { get; init; }
    public required int Numero { get; init; }
    public required ContenuDeLettre Contenu { get; set; }

    /// <summary>Le texte canonique, présent dès la mise à la signature.</summary>
    public string? TexteFige { get; private set; }
    public string? Empreinte { get; private set; }
    public DateTime? FigeeLe { get; private set; }

    /// <summary>Ce qui sort de l'ordinaire, figé avec le texte.</summary>
    public CeQuiChange CeQuiChange { get; private set; } = CeQuiChange.Rien;

    /// <summary>Motif du refus ou du renvoi qui a clos la version, et son auteur.</summary>
    public string? Motif { get; private set; }
    public string? MotifDe { get; private set; }
    public DateTime? CloseLe { get; private set; }
    public IReadOnlyList<Signature> Signatures => _signatures;

    /// <summary>Les signatures qui valent, dans l'ordre.</summary>
    public IEnumerable<Signature> Posees => _signatures.Where(s => s.Etat is EtatDeSignature.Posee).OrderBy(s => s.Le).ThenBy(s => s.Etape);

    public Signature? Posee(Etape etape) => _signatures.SingleOrDefault(s => s.Etape == etape && s.Etat is EtatDeSignature.Posee);

    /// <summary>L'acte figé ; il n'existe qu'après la mise à la signature.</summary>
    public ActeDeMission ActeFige => ActeDeMission.Relire(TexteFige ?? throw new InvalidOperationException("Cette version n'est pas figée."));

    internal void Figer(ActeDeMission acte, CeQuiChange change, DateTime quand)
    {
        if (acte.ChampsManquants.FirstOrDefault() is { } champ)
            throw ReglesDeLaLettre.ChampVide.RefusSur($"Champs[{champ}]", ("champ", champ));
        TexteFige = acte.Canonique();
        Empreinte = acte.Empreinte();
        FigeeLe = quand;
        CeQuiChange = change;
    }

    internal void Defiger() => (TexteFige, Empreinte, FigeeLe, CeQuiChange) = (null, null, null, CeQuiChange.Rien);

    internal void Ajouter(Signature signature) => _signatures.Add(signature);

    internal void Clore(string motif, string auteur, DateTime quand)
    {
        (Motif, MotifDe, CloseLe) = (motif, auteur, quand);
        foreach (var signature in Posees.ToList()) signature.Changer(EtatDeSignature.SansEffet);
    }
}
