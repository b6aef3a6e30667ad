using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Heliograph.Site.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Similarity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "photo_finding",
                columns: table => new
                {
                    photo_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    clean = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    confidence = table.Column<float>(type: "REAL", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    model = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_photo_finding", x => new { x.photo_id, x.kind, x.clean });
                    table.ForeignKey(
                        name: "fk_photo_finding_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "photo_look",
                columns: table => new
                {
                    photo_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    rotation = table.Column<int>(type: "INTEGER", nullable: false),
                    models = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_photo_look", x => x.photo_id);
                    table.ForeignKey(
                        name: "fk_photo_look_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "photo_twin",
                columns: table => new
                {
                    photo_id = table.Column<long>(type: "INTEGER", nullable: false),
                    other_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: false),
                    likeness = table.Column<float>(type: "REAL", nullable: false),
                    is_kept = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_photo_twin", x => new { x.photo_id, x.other_id });
                    table.ForeignKey(
                        name: "fk_photo_twin_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_photo_twin_photo_other_id",
                        column: x => x.other_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_photo_twin_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "photo_vector",
                columns: table => new
                {
                    photo_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    model = table.Column<string>(type: "TEXT", nullable: false),
                    values = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_photo_vector", x => new { x.kind, x.photo_id });
                    table.ForeignKey(
                        name: "fk_photo_vector_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_photo_finding_kind_clean_photo_id",
                table: "photo_finding",
                columns: new[] { "kind", "clean", "photo_id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_twin_other_id",
                table: "photo_twin",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "ix_photo_twin_owner_id_is_kept_photo_id",
                table: "photo_twin",
                columns: new[] { "owner_id", "is_kept", "photo_id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_vector_photo_id",
                table: "photo_vector",
                column: "photo_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "photo_finding");

            migrationBuilder.DropTable(
                name: "photo_look");

            migrationBuilder.DropTable(
                name: "photo_twin");

            migrationBuilder.DropTable(
                name: "photo_vector");
        }
    }
}
