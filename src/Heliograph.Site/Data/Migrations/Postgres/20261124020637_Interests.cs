using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Heliograph.Site.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Interests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "interests_cleared_at",
                table: "person",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "join_reason",
                table: "person",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "group_dismissal",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_dismissal", x => new { x.person_id, x.group_id });
                    table.ForeignKey(
                        name: "fk_group_dismissal_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_dismissal_photo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "photo_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_model",
                columns: table => new
                {
                    version = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    built_at = table.Column<long>(type: "bigint", nullable: false),
                    groups = table.Column<int>(type: "integer", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    memberships = table.Column<int>(type: "integer", nullable: false),
                    figures = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_model", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "group_visit",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    visits = table.Column<int>(type: "integer", nullable: false),
                    seconds = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_visit", x => new { x.person_id, x.group_id });
                    table.ForeignKey(
                        name: "fk_group_visit_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_visit_photo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "photo_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_topic",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    clean = table.Column<string>(type: "text", nullable: false),
                    raw = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_topic", x => new { x.person_id, x.clean });
                    table.ForeignKey(
                        name: "fk_person_topic_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_photo_group_curated_at",
                table: "photo_group",
                column: "curated_at");

            migrationBuilder.CreateIndex(
                name: "ix_group_dismissal_group_id",
                table: "group_dismissal",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_visit_group_id",
                table: "group_visit",
                column: "group_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "group_dismissal");

            migrationBuilder.DropTable(
                name: "group_model");

            migrationBuilder.DropTable(
                name: "group_visit");

            migrationBuilder.DropTable(
                name: "person_topic");

            migrationBuilder.DropIndex(
                name: "ix_photo_group_curated_at",
                table: "photo_group");

            migrationBuilder.DropColumn(
                name: "interests_cleared_at",
                table: "person");

            migrationBuilder.DropColumn(
                name: "join_reason",
                table: "person");
        }
    }
}
