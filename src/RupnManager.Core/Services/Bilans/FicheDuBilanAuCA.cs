using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Bilans;

/// <summary>Une fonction exercée dans l'année : combien de missions, combien de bilans visés, ce que leurs relevés comptent.</summary>
public sealed record FonctionAuCA(string Code, string Libelle, int Missions, int BilansVises, ChiffresDuBilan Chiffres);

/// <summary>Un bilan de RUPN qui n'est pas visé.</summary>
public sealed record BilanAttendu(string Personne, Guid? BilanId, EtatDeBilan Etat);

/// <summary>Un bilan visé, à joindre au dossier et d'où tirer les textes du chef.</summary>
public sealed record BilanVise(Guid Id, string Personne, IReadOnlyDictionary<string, Reponse> Reponses)
{
    public string Texte(string cle) => Reponses.GetValueOrDefault(cle)?.Texte ?? "";
}

/// <summary>L'emploi de l'enveloppe, en trois totaux ; masqué quand il désignerait quelqu'un.</summary>
public sealed record EmploiDeLEnveloppe(int Beneficiaires, Montant Notifie, Montant Engage, int Payes, Montant Paye)
{
    /// <summary>Sous trois bénéficiaires, un total dirait le montant d'une personne (avis CADA n° 20236987).</summary>
    public const int Seuil = 3;

    public bool EstMasque => Beneficiaires < Seuil;

    /// <summary>Le total payé, sauf s'il dirait, seul ou retranché de l'attribué, ce que reçoivent une ou deux personnes.</summary>
    public string PayeDit => Payes == 0 ? Montant.Zero.ToString()
        : Payes < Seuil || Beneficiaires - Payes is > 0 and < Seuil ? ReglesDesBilans.PetitsNombres.Dire(("seuil", Seuil)) : Paye.ToString();
}

/// <summary>Le bilan au CA d'un établissement et d'une année, et tout ce qui l'éclaire.</summary>
public sealed record FicheDuBilanAuCA
{
    public required AnneeScolaire Annee { get; init; }
    public required Etablissement Etablissement { get; init; }

    /// <summary>Rien tant que le chef n'a rien écrit.</summary>
    public required BilanAuCA? Bilan { get; init; }
    public required IReadOnlyList<FonctionAuCA> Fonctions { get; init; }

    /// <summary>Celles qui n'ont pas de bilan de RUPN : le chef en dit les activités.</summary>
    public required IReadOnlyList<FonctionExercee> AutresFonctions { get; init; }
    public required ChiffresDuBilan Chiffres { get; init; }
    public required IReadOnlyList<BilanAttendu> Attendus { get; init; }
    public required IReadOnlyList<BilanVise> Vises { get; init; }
    public required Modalites? Modalites { get; init; }
    public required EmploiDeLEnveloppe Emploi { get; init; }

    /// <summary>Lignes qui attendent leur paiement ou leur retour : l'année ne se clôt pas avant.</summary>
    public required int LignesSansRetour { get; init; }

    /// <summary>Convocation trop proche de la séance : on continue après avoir lu.</summary>
    public required IReadOnlyList<string> Avertissements { get; init; }

    public EtatDuBilanAuCA Etat => (Bilan ?? Vierge).EtatAvec(Attendus.Count);
    public TextesDuBilanAuCA Textes => Bilan?.Textes ?? new();

    /// <summary>Les textes du chef, titrés, dans l'ordre où le CA les lit.</summary>
    public IEnumerable<(string Champ, string Titre, string? Texte)> TextesTitres =>
    [
        .. AutresFonctions.Select(f => (TextesDuBilanAuCA.ChampDe(f.Code), TitreDe(f), Textes.De(f))),
        (nameof(Textes.Reussites), "Réussites de l'année", Textes.Reussites), (nameof(Textes.Difficultes), "Difficultés", Textes.Difficultes),
        (nameof(Textes.Besoins), "Besoins en équipement et en formation", Textes.Besoins), (nameof(Textes.Perspectives), "Perspectives", Textes.Perspectives),
    ];

    /// <summary>« Tutorat des élèves : activités de l'année ».</summary>
    public static string TitreDe(FonctionExercee fonction) => $"{char.ToUpperInvariant(fonction.Libelle[0])}{fonction.Libelle[1..]} : activités de l'année";

    private BilanAuCA Vierge => new() { EtablissementId = Etablissement.Id, CodeAcademie = Etablissement.CodeAcademie, Annee = Annee };
}
