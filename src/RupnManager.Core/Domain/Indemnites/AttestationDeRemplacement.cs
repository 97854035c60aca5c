using RupnManager.Domain.Etablissements;

namespace RupnManager.Domain.Indemnites;

/// <summary>
/// L'attestation du chef pour qui remplace une personne interrompue : le rectorat la demande avant de payer le pro rata.
/// Une par attribution ; une nouvelle prend la place de l'ancienne, et le journal garde les deux empreintes.
/// </summary>
public sealed class AttestationDeRemplacement : IDeLAnnee
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AttributionId { get; init; }
    public required Guid EtablissementId { get; init; }
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public string Nom { get; private set; } = "";
    public string TypeDeContenu { get; private set; } = "";
    public byte[] Octets { get; private set; } = [];

    /// <summary>Empreinte SHA-256 des octets.</summary>
    public string Empreinte { get; private set; } = "";
    public string JointePar { get; private set; } = "";
    public DateTime JointeLe { get; private set; }
    public int Version { get; private set; }

    /// <summary>Pose le fichier, déjà contrôlé.</summary>
    public void Poser(string nom, string type, byte[] octets, string empreinte, string par, DateTime quand)
    {
        (Nom, TypeDeContenu, Octets, Empreinte) = (nom, type, octets, empreinte);
        (JointePar, JointeLe) = (par, quand);
        Version++;
    }
}
